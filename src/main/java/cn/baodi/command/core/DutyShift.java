package cn.baodi.command.core;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * A shift of the duty officers: 08:00–20:00 or 20:00–08:00.
 *
 * @param date the day on which it begins; a night shift ends on the next
 */
public record DutyShift(LocalDate date, boolean night) {
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime EVENING = LocalTime.of(20, 0);

    /** The shift that runs at {@code now}; 01:30 belongs to the night of the day before. */
    public static DutyShift at(LocalDateTime now) {
        LocalTime time = now.toLocalTime();
        if (time.isBefore(MORNING)) {
            return new DutyShift(now.toLocalDate().minusDays(1), true);
        }
        return new DutyShift(now.toLocalDate(), !time.isBefore(EVENING));
    }

    public LocalDateTime start() {
        return date.atTime(night ? EVENING : MORNING);
    }

    /** Exclusive. */
    public LocalDateTime end() {
        return start().plusHours(12);
    }
}
