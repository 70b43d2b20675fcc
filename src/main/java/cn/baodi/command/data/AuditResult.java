package cn.baodi.command.data;

import cn.baodi.command.data.CheckResult.Difference;
import java.time.LocalDateTime;
import java.util.List;

/**
 * What came of comparing the audit with the journal.
 *
 * @param at when it ended, wall time in Asia/Shanghai
 * @param head of the chain that was verified
 * @param entries of the audit that were compared
 * @param differences what is not as the journal says; empty is good
 */
public record AuditResult(LocalDateTime at, ChainHead head, long entries, List<Difference> differences) {}
