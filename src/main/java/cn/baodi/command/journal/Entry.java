package cn.baodi.command.journal;

import java.time.LocalDateTime;

/**
 * What one write left behind, without its rows.
 *
 * @param tx its number, from 1 without holes
 * @param kind which reader it is for, such as WRITE
 * @param at wall time in Asia/Shanghai, as the workstation's clock showed it; the order is that of {@code tx}
 * @param undoes number of the audit batch that it takes back, or null
 */
public record Entry(long tx, String kind, LocalDateTime at, String operator, String action, Long undoes) {}
