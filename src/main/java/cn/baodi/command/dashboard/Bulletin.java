package cn.baodi.command.dashboard;

import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Texts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers in one plain sentence, as they are posted to a chat group: 截至2月9日14时30分，当日来电32人次，较昨日增加5人次。 */
final class Bulletin {
    private Bulletin() {}

    /** @param place whose numbers they are, "" for the district's */
    static String of(Texts texts, Scope scope, String place, List<Figure> figures) {
        String numbers = figures.stream()
                .filter(figure -> figure.value() != null)
                .map(figure -> texts.get(
                        "bulletin.figure",
                        figure.label(),
                        plain(figure.value()),
                        figure.unit(),
                        change(texts, scope.against(texts), figure)))
                .collect(Collectors.joining(texts.get("bulletin.between")));
        return texts.get(
                "bulletin",
                moment(texts, scope),
                place.isEmpty() ? numbers : texts.get("bulletin.place", place, numbers));
    }

    /**
     * 较昨日增加5人次, in words: a difference is never a bare sign here.
     *
     * @param against what it is compared with
     */
    static String change(Texts texts, String against, Figure figure) {
        if (figure.value() == null && figure.note() == null) {
            return texts.get("tile.unanswered");
        }
        if (figure.previous() == null || figure.value() == null) {
            return figure.incomparable(texts);
        }
        BigDecimal difference = figure.value().subtract(figure.previous());
        String word = difference.signum() > 0 ? "comparison.more" : "comparison.less";
        return texts.get(
                "bulletin.change",
                against,
                difference.signum() == 0
                        ? texts.get("comparison.same")
                        : texts.get(word, plain(difference.abs()), figure.unit()));
    }

    /** 2月9日14时30分; the end of a day is its 24时. */
    static String moment(Texts texts, Scope scope) {
        LocalDateTime until = scope.until();
        boolean end = until.toLocalTime().equals(LocalTime.MIDNIGHT)
                && until.isAfter(scope.span().from());
        LocalDate date = end ? until.toLocalDate().minusDays(1) : until.toLocalDate();
        String day = DateTimeFormatter.ofPattern(texts.get("range.day"), texts.locale())
                .format(date);
        return end
                ? texts.get("bulletin.moment.end", day)
                : texts.get(
                        "bulletin.moment", day, until.getHour(), String.format(Locale.ROOT, "%02d", until.getMinute()));
    }

    static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
