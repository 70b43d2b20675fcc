package cn.baodi.command.feature.household;

import cn.baodi.command.core.Masking;
import cn.baodi.command.core.Rejected;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Type;
import cn.baodi.command.core.Types;
import cn.baodi.command.feature.unit.UnitDirectory;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/** The columns of {@code households}. */
final class HouseholdSheet {
    static final String KEY = "households";
    static final String PREFIX = "H";
    static final int DIGITS = 5;
    static final Type<Long> CODE = Types.code(PREFIX, DIGITS);

    private HouseholdSheet() {}

    /** The number that a text such as h00012 means, or null where it is no code. */
    static Long codeIn(String text) {
        try {
            return text.strip().matches("(?i)" + PREFIX + "\\d{1,18}") ? CODE.read(text) : null;
        } catch (Rejected e) {
            return null;
        }
    }

    static String code(long id) {
        return CODE.write(id);
    }

    /** What may leave the screen: H00012 王*. */
    static String called(Household household) {
        return (CODE.write(household.id()) + " " + Masking.name(household.name())).strip();
    }

    static Sheet<Household> of(Texts texts, UnitDirectory units, Clock clock) {
        return Sheet.<Household>of(KEY, texts)
                .column("code", CODE, 6, Household::id)
                .required("name", Types.TEXT, 6, Household::name)
                .inside()
                .column("phone", Types.PHONE, 8, Household::phone)
                .personal()
                .column("identity", Types.IDENTITY, 11, Household::identity)
                .sealed()
                .required("unit", units.villageType(), 14, Household::unit)
                .column("address", Types.TEXT, 14, Household::address)
                .personal(Masking::all)
                .required("category", Types.choice(Household.Category.class, texts), 8, Household::category)
                .required("people", Types.WHOLE, 4, Household::people)
                .column("needs", Types.NOTE, 14, Household::needs)
                .inside()
                .column("intervalDays", Types.WHOLE, 6, Household::intervalDays)
                .column("contact", Types.TEXT, 6, Household::contact)
                .inside()
                .column("contactPhone", Types.PHONE, 8, Household::contactPhone)
                .personal()
                .column("shielded", Types.flag(texts), 4, Household::shielded)
                .column("state", Types.choice(Household.State.class, texts), 6, Household::state)
                .column("registeredAt", Types.MOMENT, 10, Household::registeredAt)
                .column("stoppedAt", Types.MOMENT, 10, Household::stoppedAt)
                .derived("lastDelivered", Types.MOMENT, 10, Household::lastDelivered)
                .alike("identity")
                .alike("name", "unit")
                .alike("phone", "name")
                .alike("phone", "unit")
                .build((v, base) -> build(v, base, LocalDateTime.now(clock).truncatedTo(ChronoUnit.MINUTES)));
    }

    private static Household build(Sheet.Values v, Household base, LocalDateTime now) {
        Household.State state = v.get("state", Household.State.ACTIVE);
        LocalDateTime registered = v.get("registeredAt", now);
        LocalDateTime stopped = v.get("stoppedAt");
        if (base != null && base.state() != state && (stopped == null || stopped.equals(base.stoppedAt()))) {
            // The state was changed in its cell alone: its moment follows.
            stopped = state == Household.State.STOPPED ? now : null;
        }
        return new Household(
                base == null ? v.get("code") : base.id(),
                v.get("name"),
                v.get("phone"),
                v.get("identity"),
                v.get("unit"),
                v.get("address"),
                v.get("category"),
                v.get("people"),
                v.get("needs"),
                v.get("intervalDays", Household.WEEKLY),
                v.get("contact"),
                v.get("contactPhone"),
                v.get("shielded", false),
                state,
                registered,
                stopped,
                base == null ? 0 : base.version(),
                base == null ? null : base.retired(),
                base == null ? null : base.lastDelivered());
    }
}
