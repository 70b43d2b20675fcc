package cn.baodi.command.feature.delivery;

import cn.baodi.command.core.Link;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.data.Batch;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;

/**
 * The deliveries for other areas. Goods leave the store when the courier accepts them; where nobody wrote that down, when
 * they arrived at the latest. All of it queries but {@link #taken(Collection, TimeRange)}.
 */
public interface DeliveryDirectory {
    /**
     * What couriers took with them.
     *
     * @param goods as it was written in the deliveries
     * @param at when the last of it was taken, or the beginning of the time that was asked for
     */
    record Taken(String goods, LocalDateTime at, long grams, long portions) {}

    /** By goods, from {@code from} to just before {@code until}. */
    List<Taken> taken(LocalDateTime from, LocalDateTime until);

    /** By goods and hour as {@code batch} sees it, oldest first. */
    List<Taken> takenByHour(Batch batch);

    /** The deliveries behind it. */
    Link taken(Collection<String> goods, TimeRange range);
}
