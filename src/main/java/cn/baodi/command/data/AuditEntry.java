package cn.baodi.command.data;

import java.time.LocalDateTime;

/**
 * One entry of the audit: a write with its rows, or a note of something that wrote none.
 *
 * @param seq its number, from 1 without holes
 * @param at wall time in Asia/Shanghai as the workstation's clock showed it; the order is that of {@code seq}
 * @param kind null for one that this program does not know
 * @param undoes the entry that it takes back, or null
 * @param rows how many rows it wrote
 */
public record AuditEntry(
        long seq, LocalDateTime at, String operator, Kind kind, String action, Long undoes, long rows) {}
