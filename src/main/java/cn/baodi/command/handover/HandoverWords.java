package cn.baodi.command.handover;

import cn.baodi.command.core.DutyShift;
import cn.baodi.command.core.Masking;
import cn.baodi.command.core.OpenItems;
import cn.baodi.command.core.Texts;
import cn.baodi.command.handover.Composed.Signatures;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a handover is put into words: for the page, for the clipboard, and for the list.
 *
 * @param texts of this package
 */
record HandoverWords(Texts texts) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /** 2020年2月9日白班 08:00–20:00. */
    String shift(DutyShift shift) {
        return texts.get(
                shift.night() ? "shift.night" : "shift.day",
                day("shift.date", shift.start()),
                TIME.format(shift.start()),
                TIME.format(shift.end()));
    }

    /** 2月9日白班. */
    String shortly(DutyShift shift) {
        return texts.get(shift.night() ? "shift.night.short" : "shift.day.short", day("range.day", shift.start()));
    }

    /** 2月9日 19:55. */
    String moment(LocalDateTime at) {
        return texts.get("moment", day("range.day", at), TIME.format(at));
    }

    private String day(String pattern, LocalDateTime at) {
        return DateTimeFormatter.ofPattern(texts.get(pattern), texts.locale()).format(at);
    }

    /** 截至2020年2月9日19:50. */
    String asOf(LocalDateTime at) {
        return texts.get("asOf", day("shift.date", at), TIME.format(at));
    }

    /** 一、未确认的告警（2 条）, or that there is none. */
    String heading(int number, OpenItems part) {
        String[] numerals = texts.get("numerals").split(" ");
        String numeral = number <= numerals.length ? numerals[number - 1] : String.valueOf(number);
        return texts.get(part.total() == 0 ? "part.none" : "part", numeral, part.title(), part.total());
    }

    /** As it may leave the screen. */
    String line(int number, OpenItems.Line line) {
        return texts.get("line", number, Masking.text(FrozenItems.flat(line.text())));
    }

    /** Who signed, or where they have to. */
    List<String> signed(Composed composed, Signatures by) {
        if (by == null) {
            return List.of(texts.get("paper.going.open", composed.going()), texts.get("paper.coming.open"));
        }
        return List.of(
                texts.get("paper.going", composed.going(), moment(by.goingAt())),
                texts.get("paper.coming", by.coming(), moment(by.signedAt())));
    }

    /** By what they signed, and what of the audit is kept on this paper; that nobody has, where nobody has. */
    String foot(Signatures by) {
        return by == null
                ? texts.get("paper.unsigned")
                : texts.get(by.proven() ? "paper.proven" : "paper.unproven", by.chain());
    }

    /** The whole of it as plain text; lines end with a line feed. */
    String text(Composed composed, Signatures by) {
        List<String> lines = new ArrayList<>();
        if (composed.demo()) {
            lines.add(texts.get("demo.mark"));
        }
        lines.add(composed.organisation());
        lines.add(texts.get("paper.title") + " " + shift(composed.shift()));
        lines.add(asOf(composed.at()));
        for (int i = 0; i < composed.parts().size(); i++) {
            OpenItems part = composed.parts().get(i);
            lines.add("");
            lines.add(heading(i + 1, part));
            for (int j = 0; j < part.lines().size(); j++) {
                lines.add(line(j + 1, part.lines().get(j)));
            }
            long more = part.total() - part.lines().size();
            if (more > 0) {
                lines.add(texts.get("more.list", more));
            }
        }
        lines.add("");
        lines.addAll(signed(composed, by));
        lines.add(foot(by));
        return String.join("\n", lines) + "\n";
    }
}
