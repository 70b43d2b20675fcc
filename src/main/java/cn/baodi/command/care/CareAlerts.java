package cn.baodi.command.care;

import cn.baodi.command.core.Alert;
import cn.baodi.command.core.Alert.Severity;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Retention;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.CareNotes;
import cn.baodi.command.data.CareNotes.Trouble;
import cn.baodi.command.data.CheckResult;
import cn.baodi.command.data.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What of the care of the data needs somebody now. */
final class CareAlerts {
    /** Work this old without a backup is told of. */
    static final Duration OLD = Duration.ofHours(2);
    /** And this old it is urgent. */
    static final Duration VERY_OLD = Duration.ofHours(8);
    /** A folder that is used but was not checked for so long. */
    static final Duration UNCHECKED = Duration.ofDays(3);
    /** So near to where writes are refused. */
    static final long HARDLY_SPACE = 300L << 20;

    private final CareState state;
    private final CareWords words;
    private final Texts texts;
    private final List<Alert> alerts = new ArrayList<>();

    private CareAlerts(CareState state, CareWords words) {
        this.state = state;
        this.words = words;
        texts = words.texts();
    }

    static List<Alert> of(CareState state, CareWords words) {
        CareAlerts all = new CareAlerts(state, words);
        all.backup();
        all.second();
        all.check();
        all.copy();
        all.nightly();
        all.space();
        return all.alerts;
    }

    /** Records that have been kept as long as their rule asks. */
    static Alert due(Retention kept, Texts texts) {
        return new Alert(
                "care.retention." + kept.name(),
                Severity.LOW,
                texts.get("alert.retention", kept.due(), kept.name(), kept.years()),
                texts.get("alert.retention.guidance"),
                "",
                Link.to(CareFeature.KEY, "", Filter.NONE));
    }

    private void add(String key, Severity severity, String text, String guidance) {
        alerts.add(new Alert("care." + key, severity, text, guidance, "", Link.to(CareFeature.KEY, "", Filter.NONE)));
    }

    private void backup() {
        if (!state.isBehind()) {
            return;
        }
        String guidance = state.failed() == null
                ? texts.get("alert.backup.guidance")
                : state.failed().text(texts.locale());
        if (state.newest().isEmpty()) {
            if (state.failed() != null) {
                add("backup", Severity.HIGH, texts.get("alert.backup.none"), guidance);
            }
            return; // the first is made within a minute
        }
        Duration age = state.age().orElseThrow();
        if (age.compareTo(OLD) < 0) {
            return;
        }
        add(
                "backup",
                age.compareTo(VERY_OLD) < 0 ? Severity.MEDIUM : Severity.HIGH,
                state.since().known()
                        ? texts.get(
                                "alert.backup", words.ago(age), state.since().count())
                        : texts.get("alert.backup.unknown", words.ago(age)),
                guidance);
    }

    private void second() {
        Trouble trouble = state.notes().trouble();
        if (trouble != null) {
            String key = switch (trouble.key()) {
                case "second.missing", "second.unmarked", "backup.second.full" -> trouble.key();
                default -> "backup.second";
            };
            add(
                    "second",
                    Severity.MEDIUM,
                    texts.get("alert." + key, trouble.about(), words.moment(trouble.since())),
                    texts.get("alert.second.guidance"));
        }
    }

    private void check() {
        CheckResult check = state.notes().check();
        if (check == null) {
            return; // a new folder; the first night checks it
        }
        if (!check.differences().isEmpty()) {
            String found = check.differences().stream()
                    .map(words::difference)
                    .collect(Collectors.joining(texts.get("list.semicolon")));
            add(
                    "check",
                    Severity.HIGH,
                    texts.get("alert.check", words.moment(check.at()), found),
                    texts.get(check.staysAnew() ? "alert.check.audit.guidance" : "alert.check.guidance"));
        } else if (!check.at().plus(UNCHECKED).isAfter(state.now())) {
            add(
                    "unchecked",
                    Severity.LOW,
                    texts.get("alert.unchecked", words.ago(Duration.between(check.at(), state.now()))),
                    texts.get("alert.unchecked.guidance"));
        }
    }

    private void nightly() {
        CareNotes.Nightly nightly = state.notes().nightly();
        if (nightly != null && nightly.failure() != null) {
            add(
                    "nightly",
                    Severity.LOW,
                    texts.get("alert.nightly", nightly.folder(), words.moment(nightly.at())),
                    texts.get("alert.nightly.guidance"));
        }
    }

    private void copy() {
        CareNotes.PlainCopy copy = state.notes().copy();
        if (copy != null && copy.failure() != null) {
            boolean none = copy.file() == null;
            add(
                    "plain",
                    Severity.MEDIUM,
                    texts.get(none ? "alert.plain" : "alert.plain.second", words.moment(copy.at())),
                    texts.get(none ? "alert.plain.guidance" : "alert.second.guidance"));
        }
    }

    private void space() {
        if (state.space() < Database.LITTLE_SPACE) {
            add(
                    "space",
                    state.space() < HARDLY_SPACE ? Severity.HIGH : Severity.MEDIUM,
                    texts.get("alert.space", words.size(state.space())),
                    texts.get("alert.space.guidance"));
        }
    }
}
