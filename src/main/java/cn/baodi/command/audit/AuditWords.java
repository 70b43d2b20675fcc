package cn.baodi.command.audit;

import cn.baodi.command.core.Masking;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.data.AuditEntry;
import cn.baodi.command.data.AuditFilter;
import cn.baodi.command.data.AuditResult;
import cn.baodi.command.data.AuditRow;
import cn.baodi.command.data.ChainHead;
import cn.baodi.command.data.CheckResult.Difference;
import cn.baodi.command.data.Register;
import cn.baodi.command.ui.ChangeWords;
import cn.baodi.command.ui.Feature;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the audit is put into words. May query, to call rows by their names.
 *
 * @param texts of this package
 * @param areas all that hold data, whoever is on duty: the audit tells of all of them, masked
 */
record AuditWords(Texts texts, List<Feature> areas) {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    /**
     * What an entry did to one record.
     *
     * @param area key of the feature that keeps it, or "" for a table that no register keeps
     * @param sheet key of its register, or ""
     * @param title such as 物资配送 P0000042
     * @param what 新增, 修改, 撤去 or 查看
     * @param changes heading by heading; empty where nothing that may be shown changed
     */
    record Told(
            AuditRow row, String area, String sheet, String title, String what, List<ChangeWords.Changed> changes) {}

    String moment(LocalDateTime at) {
        return MOMENT.format(at);
    }

    String kind(AuditEntry entry) {
        return entry.kind() == null ? "" : texts.name(entry.kind());
    }

    /** Tables by what officers call them, in the order of the menu. */
    Map<String, String> tables() {
        Map<String, String> titles = new LinkedHashMap<>();
        areas.forEach(area -> area.registers()
                .forEach(r -> titles.put(r.repository().table(), r.sheet().title())));
        return titles;
    }

    private record Kept(Feature area, Register<?> register) {}

    private Optional<Kept> keeper(String table) {
        return areas.stream()
                .flatMap(area -> area.registers().stream().map(register -> new Kept(area, register)))
                .filter(kept -> kept.register.repository().table().equals(table))
                .findFirst();
    }

    String sheets() {
        return areas.stream()
                .flatMap(area -> area.registers().stream())
                .map(r -> texts.get("sheet.named", r.sheet().key(), r.sheet().title()))
                .collect(Collectors.joining(texts.get("list.comma")));
    }

    /** The table of the register with this key or title. */
    Optional<String> tableOf(String sheet) {
        return areas.stream()
                .flatMap(area -> area.registers().stream())
                .filter(r -> r.sheet().key().equals(sheet) || r.sheet().title().equals(sheet))
                .map(r -> r.repository().table())
                .findFirst();
    }

    /** What a record is called: 物资配送 P0000042. */
    String record(String table, long id) {
        return keeper(table)
                .map(kept -> texts.get(
                        "record",
                        kept.register.sheet().title(),
                        ChangeWords.masked(kept.register, texts).code(id)))
                .orElseGet(() ->
                        texts.get("record", texts.has("table." + table) ? texts.get("table." + table) : table, id));
    }

    List<Told> told(List<AuditRow> rows) {
        Map<String, ChangeWords<?>> words = new LinkedHashMap<>();
        List<Told> told = new ArrayList<>();
        for (AuditRow row : rows) {
            Optional<Kept> kept = keeper(row.table());
            if (kept.isPresent()) {
                ChangeWords<?> of = words.computeIfAbsent(row.table(), table -> masked(kept.get().register));
                told.add(new Told(
                        row,
                        kept.get().area.key(),
                        kept.get().register.sheet().key(),
                        texts.get("record", kept.get().register.sheet().title(), of.code(row.id())),
                        what(row),
                        of.of(row.before(), row.after(), row.now())));
            } else {
                told.add(new Told(row, "", "", record(row.table(), row.id()), what(row), List.of()));
            }
        }
        return told;
    }

    private <T extends Row> ChangeWords<T> masked(Register<T> register) {
        return ChangeWords.masked(register, texts);
    }

    private String what(AuditRow row) {
        if (row.before() == null) {
            return texts.get(row.after() == null ? "row.looked" : "row.added");
        }
        return texts.get(row.after() == null ? "row.removed" : "row.changed");
    }

    /** What a list is narrowed to, in words that name no person but the operator; "" for nothing. */
    String filter(AuditFilter filter, LocalDateTime now) {
        List<String> words = new ArrayList<>();
        Topic.of(filter.kinds()).ifPresent(topic -> words.add(texts.name(topic)));
        if (filter.operator() != null) {
            words.add(filter.operator());
        }
        if (filter.row() != null) {
            words.add(record(filter.table(), filter.row()));
        } else if (filter.table() != null) {
            words.add(tables().getOrDefault(filter.table(), filter.table()));
        }
        if (!filter.range().equals(TimeRange.ALL)) {
            words.add(filter.range().label(texts, now));
        }
        if (!filter.text().isEmpty()) {
            words.add(texts.get("filter.text", Masking.text(filter.text())));
        }
        return String.join(texts.get("list.comma"), words);
    }

    /** What a check found, in one or two sentences. */
    String found(AuditResult result) {
        if (result.differences().isEmpty()) {
            return texts.get("found.good", result.entries(), result.head().tx(), result.head());
        }
        String all = result.differences().stream().map(this::difference).collect(Collectors.joining("\n"));
        return texts.get("found.bad", result.differences().size(), all, result.head());
    }

    private String difference(Difference found) {
        return texts.get("differs." + found.what().name().toLowerCase(Locale.ROOT), found.about());
    }

    /** Whether a head on paper lies on the chain. */
    String held(ChainHead head, boolean holds) {
        return texts.get(holds ? "head.holds" : "head.gone", head, head.tx());
    }
}
