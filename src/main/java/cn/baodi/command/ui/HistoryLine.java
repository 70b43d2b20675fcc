package cn.baodi.command.ui;

import java.time.LocalDateTime;
import java.util.List;

/** One entry of the audit about a record, in the officer's words. */
record HistoryLine(LocalDateTime at, String operator, String action, List<ChangeWords.Changed> changes) {}
