package cn.baodi.command.feature.returns;

import cn.baodi.command.core.Rejected;
import cn.baodi.command.core.Types;
import cn.baodi.command.data.Ledger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Until when a return of a day is in time; a setting of the folder. What was filed keeps the cut-off of its filing. */
final class Deadline {
    static final LocalTime USUAL = LocalTime.of(16, 0);

    private static final String KEPT = "returns.cutoff";
    private static final Pattern SHAPE = Pattern.compile("(\\d{1,2})(?:[:时点](\\d{1,2})?分?)?");

    private final Ledger ledger;

    Deadline(Ledger ledger) {
        this.ledger = ledger;
    }

    LocalTime time() {
        return ledger.kept(KEPT, LocalTime.class).orElse(USUAL);
    }

    void move(LocalTime time) {
        ledger.keep(KEPT, time);
    }

    /** The newest day whose returns are all due at {@code now}. */
    LocalDate lastDue(LocalDateTime now) {
        LocalDate today = now.toLocalDate();
        return now.toLocalTime().isAfter(time()) ? today : today.minusDays(1);
    }

    /**
     * Reads 16:00, 16时30分, 16点, 16.
     *
     * @throws Rejected for what is no time of a day
     */
    static LocalTime read(String typed) throws Rejected {
        Matcher shape = SHAPE.matcher(Types.plain(typed));
        try {
            if (shape.matches()) {
                int minute = shape.group(2) == null ? 0 : Integer.parseInt(shape.group(2));
                return LocalTime.of(Integer.parseInt(shape.group(1)), minute);
            }
        } catch (DateTimeException e) {
            throw new Rejected("returns.cutoff", typed.strip());
        }
        throw new Rejected("returns.cutoff", typed.strip());
    }
}
