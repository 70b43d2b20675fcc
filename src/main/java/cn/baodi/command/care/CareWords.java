package cn.baodi.command.care;

import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Backups.Note;
import cn.baodi.command.data.CheckResult.Difference;
import cn.baodi.command.data.Since;
import cn.baodi.command.ui.Feature;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How the care of the data is put into words.
 *
 * @param texts of this package
 * @param areas whose tables are called by the titles of their sheets
 */
record CareWords(Texts texts, List<Feature> areas) {
    private static final long KILO = 1L << 10;
    private static final long MEGA = 1L << 20;
    private static final long GIGA = 1L << 30;
    private static final int FEW = 10;

    /** 刚刚, 12 分钟前, 2 小时 25 分钟前, 3 天前. */
    String ago(Duration age) {
        if (age.toMinutes() < 1) {
            return texts.get("ago.now");
        }
        if (age.toHours() < 1) {
            return texts.get("ago.minutes", age.toMinutes());
        }
        if (age.toDays() < 1) {
            return age.toMinutesPart() == 0
                    ? texts.get("ago.hours", age.toHours())
                    : texts.get("ago.hours.minutes", age.toHours(), age.toMinutesPart());
        }
        return texts.get("ago.days", age.toDays());
    }

    /** 2月9日 14:30. */
    String moment(LocalDateTime at) {
        return DateTimeFormatter.ofPattern(texts.get("moment"), texts.locale()).format(at);
    }

    /** 8.4 MB, as a file manager shows it. */
    String size(long bytes) {
        if (bytes >= GIGA) {
            return rounded(bytes, GIGA, "GB");
        }
        return bytes >= MEGA ? rounded(bytes, MEGA, "MB") : rounded(bytes, KILO, "KB");
    }

    private static String rounded(long bytes, long unit, String name) {
        double value = (double) bytes / unit;
        return String.format(Locale.ROOT, value < FEW ? "%.1f %s" : "%.0f %s", value, name);
    }

    /** Why a backup was made; those of the program itself are noted by a word that is no officer's. */
    String why(Note note) {
        return switch (note.why()) {
            case "upgrade" -> texts.get("why.upgrade");
            case "journal" -> texts.get("why.journal");
            default -> note.why();
        };
    }

    /** What the officers call a table. */
    String table(String table) {
        return areas.stream()
                .flatMap(area -> area.registers().stream())
                .filter(register -> register.repository().table().equalsIgnoreCase(table))
                .map(register -> register.sheet().title())
                .findFirst()
                .orElseGet(() -> texts.has("table." + table) ? texts.get("table." + table) : table);
    }

    /** What a self-check found, one thing. */
    String difference(Difference found) {
        return switch (found.what()) {
            case TABLE ->
                found.found() == found.expected()
                        ? texts.get("differs.content", table(found.about()), found.found())
                        : texts.get("differs.rows", table(found.about()), found.found(), found.expected());
            case INDEX -> texts.get("differs.index", found.about());
            case JOURNAL -> texts.get("differs.journal", found.about());
            case BACKUP -> texts.get("differs.backup", found.about());
            case AUDIT_CHANGED -> texts.get("differs.audit.changed", found.about());
            case AUDIT_MISSING -> texts.get("differs.audit.missing", found.about());
            case AUDIT_ADDED -> texts.get("differs.audit.added", found.about());
            case AUDIT_BEFORE -> texts.get("differs.audit.before", found.about());
        };
    }

    /** What the last self-check found, with the newest good backup and what is missing since. */
    String found(CareState state) {
        String all = state.notes().check().differences().stream()
                .map(this::difference)
                .collect(Collectors.joining(texts.get("list.semicolon")));
        if (state.notes().check().staysAnew()) {
            return texts.get("found.audit", moment(state.notes().check().at()), all);
        }
        String backup = state.newest()
                .map(b -> state.since().known()
                        ? texts.get(
                                "found.backup",
                                moment(b.note().at()),
                                state.since().count())
                        : texts.get("found.backup.unknown", moment(b.note().at())))
                .orElseGet(() -> texts.get("found.none"));
        return texts.get("found", moment(state.notes().check().at()), all, backup);
    }

    /** What would be missing after a restore, in one sentence. */
    String missing(Since since) {
        List<String> sheets = new ArrayList<>();
        since.changes().forEach((table, c) -> {
            String key = c.removed() > 0 ? "missing.sheet.removed" : "missing.sheet";
            sheets.add(texts.get(key, table(table), c.added(), c.changed(), c.removed()));
        });
        String from = moment(since.writes().get(0).at());
        String to = moment(since.writes().get(since.writes().size() - 1).at());
        return texts.get("missing", since.count(), from, to, String.join(texts.get("list.semicolon"), sheets));
    }
}
