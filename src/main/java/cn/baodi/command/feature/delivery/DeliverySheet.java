package cn.baodi.command.feature.delivery;

import cn.baodi.command.core.Masking;
import cn.baodi.command.core.Reference;
import cn.baodi.command.core.Rejected;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Type;
import cn.baodi.command.core.Types;
import cn.baodi.command.feature.household.HouseholdDirectory;
import cn.baodi.command.feature.unit.UnitDirectory;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/** The columns of {@code deliveries}. */
final class DeliverySheet {
    static final String KEY = "deliveries";
    static final String PREFIX = "P";
    static final Type<Long> CODE = Types.code(PREFIX, 7);

    private DeliverySheet() {}

    /** The number that a text such as p0000012 or 0000012 means, or null where it is no code. */
    static Long codeIn(String text) {
        try {
            return text.strip().matches("(?i)" + PREFIX + "\\d{1,18}|\\d{1,7}") ? CODE.read(text) : null;
        } catch (Rejected e) {
            return null;
        }
    }

    /** What may leave the screen: P0000012 王*. */
    static String called(Delivery delivery) {
        return (CODE.write(delivery.id()) + " " + Masking.name(delivery.householdName())).strip();
    }

    static Sheet<Delivery> of(Texts texts, UnitDirectory units, HouseholdDirectory households, Clock clock) {
        return Sheet.<Delivery>of(KEY, texts)
                .column("code", CODE, 7, Delivery::id)
                .required("household", households.type(), 14, d -> household(d, households))
                .inside()
                .derived("unit", units.type(), 14, d -> d.unit() == 0 ? null : d.unit())
                .beside("household")
                .required("goods", Types.TEXT, 16, Delivery::goods)
                .column("weight", Types.JIN, 5, d -> d.grams() == 0 ? null : d.grams())
                .column("portions", Types.WHOLE, 5, d -> d.portions() == 0 ? null : d.portions())
                .required("due", Types.MOMENT, 10, Delivery::due)
                .column("round", Types.TEXT, 8, Delivery::round)
                .column("state", Types.choice(Delivery.State.class, texts), 6, Delivery::state)
                .column("orderedAt", Types.MOMENT, 10, Delivery::orderedAt)
                .column("courier", Types.TEXT, 6, Delivery::courier)
                .inside()
                .column("courierPhone", Types.PHONE, 8, Delivery::courierPhone)
                .personal()
                .column("dispatchedAt", Types.MOMENT, 10, Delivery::dispatchedAt)
                .column("acceptedAt", Types.MOMENT, 10, Delivery::acceptedAt)
                .column("deliveredAt", Types.MOMENT, 10, Delivery::deliveredAt)
                .column("rating", Types.WHOLE, 4, Delivery::rating)
                .column("ratedAt", Types.MOMENT, 10, Delivery::ratedAt)
                .column("ratingNote", Types.TEXT, 12, Delivery::ratingNote)
                .inside(Masking::all)
                .column("reason", Types.TEXT, 12, Delivery::reason)
                .inside(Masking::all)
                .column("failedAt", Types.MOMENT, 10, Delivery::failedAt)
                .column("cancelledAt", Types.MOMENT, 10, Delivery::cancelledAt)
                .alike("household", "goods", "due")
                .build((v, base) -> build(v, base, LocalDateTime.now(clock).truncatedTo(ChronoUnit.MINUTES)));
    }

    private static Reference household(Delivery delivery, HouseholdDirectory households) {
        String name = delivery.householdName();
        // What was read of a file names the village already.
        return delivery.unit() == 0 || name == null || name.isEmpty() || name.contains(" · ")
                ? new Reference(delivery.household(), delivery.householdName())
                : households.reference(delivery.household(), delivery.householdName(), delivery.unit());
    }

    private static Delivery build(Sheet.Values v, Delivery base, LocalDateTime now) {
        Reference household = v.get("household");
        boolean same = base != null && base.household() == household.id();
        return new Delivery(
                base == null ? v.get("code") : base.id(),
                household.id(),
                village(v, base, same),
                v.get("goods"),
                v.get("weight", 0L),
                v.get("portions", 0),
                v.get("due"),
                v.get("round"),
                v.get("state", Delivery.State.PENDING),
                v.get("orderedAt", orderedBefore(v, now)),
                v.get("courier"),
                v.get("courierPhone"),
                v.get("dispatchedAt"),
                v.get("acceptedAt"),
                v.get("deliveredAt"),
                v.get("rating"),
                v.get("ratedAt"),
                v.get("ratingNote"),
                v.get("reason"),
                v.get("failedAt"),
                v.get("cancelledAt"),
                base == null ? 0 : base.version(),
                base == null ? null : base.retired(),
                same ? base.householdName() : household.label());
    }

    /** Of a new one what the file says: the register holds it against the household. */
    private static long village(Sheet.Values v, Delivery base, boolean same) {
        if (base == null) {
            return v.get("unit", 0L);
        }
        return same ? base.unit() : 0;
    }

    /** A list of past deliveries seldom says when they were ordered: at the latest when the first step was made. */
    private static LocalDateTime orderedBefore(Sheet.Values v, LocalDateTime now) {
        LocalDateTime first = now;
        for (String step : new String[] {"dispatchedAt", "acceptedAt", "deliveredAt", "failedAt", "cancelledAt"}) {
            LocalDateTime moment = v.get(step);
            if (moment != null && moment.isBefore(first)) {
                first = moment;
            }
        }
        return first;
    }
}
