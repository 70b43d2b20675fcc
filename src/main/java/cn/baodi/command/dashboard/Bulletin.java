package cn.baodi.command.dashboard;

import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Texts;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers in one plain sentence, as they are posted to a chat group: 截至2月9日14时30分，当日来电32人次，较昨日增加5人次。 */
final class Bulletin {
    private Bulletin() {}

    static String of(Texts texts, Cutoff cutoff, List<Figure> figures) {
        String numbers = figures.stream()
                .map(figure -> texts.get(
                        "bulletin.figure", figure.label(), plain(figure.value()), figure.unit(), change(texts, figure)))
                .collect(Collectors.joining(texts.get("bulletin.between")));
        return texts.get("bulletin", moment(texts, cutoff), numbers);
    }

    /** 较昨日增加5人次, in words: a difference is never a bare sign here. */
    static String change(Texts texts, Figure figure) {
        if (figure.previous() == null || figure.value() == null) {
            return figure.incomparable(texts);
        }
        BigDecimal difference = figure.value().subtract(figure.previous());
        String word = difference.signum() > 0 ? "comparison.more" : "comparison.less";
        return texts.get(
                "bulletin.change",
                difference.signum() == 0
                        ? texts.get("comparison.same")
                        : texts.get(word, plain(difference.abs()), figure.unit()));
    }

    /** 2月9日14时30分; the end of a day is its 24时. */
    static String moment(Texts texts, Cutoff cutoff) {
        String day = DateTimeFormatter.ofPattern(texts.get("range.day"), texts.locale())
                .format(cutoff.day());
        if (!cutoff.until().toLocalDate().equals(cutoff.day())) {
            return texts.get("bulletin.moment.end", day);
        }
        return texts.get(
                "bulletin.moment",
                day,
                cutoff.until().getHour(),
                String.format(Locale.ROOT, "%02d", cutoff.until().getMinute()));
    }

    static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
