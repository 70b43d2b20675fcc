package cn.baodi.command.data;

import java.time.LocalDateTime;
import java.util.Map;

/**
 * How much was done with the data, and nothing about whose they were: what a record of processing keeps.
 *
 * @param first when the first write was, or null
 * @param last when the last was, or null
 * @param entries entries of the audit by kind
 * @param operators how many officers wrote
 */
public record Processing(LocalDateTime first, LocalDateTime last, Map<Kind, Long> entries, long operators) {}
