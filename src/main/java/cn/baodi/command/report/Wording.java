package cn.baodi.command.report;

import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Texts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How the report says numbers, dates and differences. */
record Wording(Texts texts) {
    /** 一、… */
    String heading(int number, String heading) {
        return texts.get("heading", numeral(number), heading);
    }

    /** （一）… */
    String item(int number, String sentence) {
        return texts.get("item", numeral(number), sentence);
    }

    private String numeral(int number) {
        String[] numerals = texts.get("numerals").split(" ");
        return number <= numerals.length ? numerals[number - 1] : String.valueOf(number);
    }

    /** Plain, without trailing zeros; a dash where there is none. */
    String number(BigDecimal value) {
        return value == null
                ? texts.get("figure.none")
                : value.stripTrailingZeros().toPlainString();
    }

    /** 128人次; a dash where there is none. */
    String amount(BigDecimal value, String unit) {
        return value == null ? number(null) : texts.get("amount", number(value), unit);
    }

    /** 第9期（2020年2月9日24时）：当日通行原报100人次，更正为90人次。 A number that was not there, or is no more, is said in words. */
    String correction(Correction c) {
        return texts.get(
                c.isBackwards() ? "correction.backwards" : "correction",
                c.title(),
                c.label(),
                said(c.was(), c.unit()),
                said(c.now(), c.unit()));
    }

    private String said(BigDecimal value, String unit) {
        return value == null ? texts.get("correction.nothing") : amount(value, unit);
    }

    /** 增加3, 减少3, 持平 or 昨日无数据: never a bare sign. */
    String change(Figure figure) {
        if (figure.previous() == null || figure.value() == null) {
            return figure.incomparable(texts);
        }
        return difference(figure.value().subtract(figure.previous()), "");
    }

    /** 增加6人次, 减少6人次, 持平. */
    String difference(BigDecimal difference, String unit) {
        return switch (difference.signum()) {
            case 1 -> texts.get("comparison.more", number(difference), unit).strip();
            case -1 ->
                texts.get("comparison.less", number(difference.negate()), unit).strip();
            default -> texts.get("comparison.same");
        };
    }

    /** What is counted, without 当日: for a period. */
    String plain(String label) {
        return label.replace(texts.get("period.daily"), "");
    }

    /** 2020年2月3日至2月9日, 2019年12月28日至2020年1月3日. */
    String span(Coverage coverage) {
        if (coverage.from().getYear() == coverage.last().getYear()) {
            return texts.get(
                    "period.span.year",
                    day(coverage.from()),
                    day(coverage.last()),
                    coverage.from().getYear());
        }
        return texts.get("period.span", date(coverage.from()), date(coverage.last()));
    }

    /** 2020年2月9日24时, or 周报 2020年2月3日至2月9日. */
    String coverage(Coverage coverage) {
        return coverage.isPeriod()
                ? texts.get("period.named", kind(coverage), span(coverage))
                : cutoff(coverage.cutoff());
    }

    /** 日报, 周报 or 阶段报告. */
    String kind(Coverage coverage) {
        return texts.name(coverage.kind());
    }

    /** 2020-02-09 的日报, for the audit. */
    String called(Coverage coverage) {
        return texts.get("note.report", coverage.name(), kind(coverage));
    }

    /** What stands above it. */
    String title(Coverage coverage) {
        return switch (coverage.kind()) {
            case WEEKLY -> texts.get("title.weekly");
            case STAGE -> texts.get("title.stage");
            default -> texts.get("title");
        };
    }

    /** Which days it covers, or up to when it counts. */
    String covers(Coverage coverage) {
        return coverage.isPeriod()
                ? texts.get("period.covers", span(coverage))
                : texts.get("cutoff", cutoff(coverage.cutoff()));
    }

    String date(LocalDate day) {
        return DateTimeFormatter.ofPattern(texts.get("date"), texts.locale()).format(day);
    }

    /** Without the year, as on axes and in tables. */
    String day(LocalDate day) {
        return DateTimeFormatter.ofPattern(texts.get("range.day"), texts.locale())
                .format(day);
    }

    /** 〔2020〕第9期 of what is issued; the day and 草稿 or so of what is not. */
    String heading(DailyReport report) {
        Signing signing = report.signing();
        if (!signing.number().isEmpty()) {
            return signing.number();
        }
        String state = texts.name(signing.state());
        return report.coverage().isPeriod()
                ? texts.get("period.unissued", state)
                : texts.get("unissued", date(report.coverage().last()), state);
    }

    /** The duty officer who drafted it, else who composes it. */
    String officer(DailyReport report) {
        return report.signing().drafter().isEmpty()
                ? report.head().operator()
                : report.signing().drafter();
    }

    /** 2020年2月9日24时: a day ends at 24时, not at 0时 of the next. */
    String cutoff(Cutoff cutoff) {
        LocalTime time = cutoff.until().toLocalTime();
        if (!cutoff.until().toLocalDate().equals(cutoff.day())) {
            return texts.get("cutoff.end", date(cutoff.day()));
        }
        return time.getMinute() == 0
                ? texts.get("cutoff.hour", date(cutoff.day()), time.getHour())
                : texts.get(
                        "cutoff.minute",
                        date(cutoff.day()),
                        time.getHour(),
                        String.format(Locale.ROOT, "%02d", time.getMinute()));
    }

    /** With a full stop, whether or not it came with one. */
    String sentence(String text) {
        String bare = text == null ? "" : text.strip();
        if (bare.isEmpty()) {
            return bare;
        }
        String stop = texts.get("stop");
        boolean ends = "。！？.!?；".indexOf(bare.charAt(bare.length() - 1)) >= 0;
        return bare + (ends ? stop.substring(stop.stripTrailing().length()) : stop);
    }
}
