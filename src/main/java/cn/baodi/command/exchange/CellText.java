package cn.baodi.command.exchange;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;

/** A cell of a workbook as it would be written in a CSV file; a formula counts as its result. */
final class CellText {
    /** Excel keeps fifteen digits; the rest is noise of the binary number. */
    private static final MathContext DIGITS = new MathContext(15);

    private static final int MOST_ZEROS = 400;

    private static final double MILLISECONDS_A_DAY = 86_400_000;
    /** 31 December 9999. */
    private static final int LAST_DAY = 2_958_465;
    /** Excel counts a 29 February 1900 that there never was. */
    private static final int LEAP_DAY = 60;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final Pattern NO_LETTERS = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*]|General");
    private static final Pattern DATE_LETTERS = Pattern.compile("[yYmMdDhHsS]");

    private final boolean from1904;

    /** @param from1904 whether the workbook counts its days from 1904 on, as those made on an old Mac do */
    CellText(boolean from1904) {
        this.from1904 = from1904;
    }

    String of(Cell cell) {
        String raw = cell.getRawValue();
        if (raw == null) {
            return "";
        }
        // The result of a formula stands there as it would without the formula.
        if (cell.getValue() instanceof BigDecimal) {
            return isDate(cell) ? date(raw) : number(raw);
        }
        return cell.getType() == CellType.ERROR ? raw : EscapedText.off(cell.getText());
    }

    private static String number(String raw) {
        try {
            BigDecimal number = new BigDecimal(raw).round(DIGITS).stripTrailingZeros();
            if ((long) number.precision() - number.scale() > DIGITS.getPrecision()) {
                return number.toString(); // 4.40981E+17, as Excel shows it: zeros in its stead would be made up
            }
            // Written plainly, 1E-999999999 would fill all memory; no double reaches beyond.
            return number.scale() > MOST_ZEROS ? raw : number.toPlainString();
        } catch (ArithmeticException | NumberFormatException e) {
            return raw;
        }
    }

    /** Also the numbers under which Chinese editions keep their formats of dates. */
    private static boolean isDate(Cell cell) {
        Integer id = cell.getDataFormatId();
        if (id == null || id == 0) {
            return false;
        }
        if (id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58) {
            return true;
        }
        String format = cell.getDataFormatString();
        return format != null
                && DATE_LETTERS
                        .matcher(NO_LETTERS.matcher(format).replaceAll(""))
                        .find();
    }

    private String date(String raw) {
        double value = Double.parseDouble(raw);
        if (!(value >= 0) || value > LAST_DAY) {
            return number(raw); // no day of any calendar; the row's reader says so
        }
        int days = (int) value;
        LocalDate first = from1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, days <= LEAP_DAY ? 31 : 30);
        LocalDateTime moment = first.plusDays(days)
                .atStartOfDay()
                .plus(Math.round((value - days) * MILLISECONDS_A_DAY), ChronoUnit.MILLIS);
        if (days == 0) {
            return TIME.format(moment);
        }
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT) ? DAY.format(moment) : MOMENT.format(moment);
    }
}
