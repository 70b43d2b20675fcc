package cn.baodi.command.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * The console's clock: Asia/Shanghai, and shifted while the demonstration plays, whose days lie in February 2020.
 */
public final class DutyClock extends Clock {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Clock source;
    private volatile Duration shift = Duration.ZERO;

    /** @param source what really tells the time; fixed in tests */
    public DutyClock(Clock source) {
        this.source = source;
    }

    /** From now on it is {@code moment}, and goes on from there. */
    public void startAt(LocalDateTime moment) {
        shift = Duration.between(source.instant(), moment.atZone(ZONE).toInstant());
    }

    @Override
    public Instant instant() {
        return source.instant().plus(shift);
    }

    @Override
    public ZoneId getZone() {
        return ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(source.withZone(zone), shift);
    }
}
