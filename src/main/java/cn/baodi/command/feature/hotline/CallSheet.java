package cn.baodi.command.feature.hotline;

import cn.baodi.command.core.Rejected;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Session;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Type;
import cn.baodi.command.core.Types;
import cn.baodi.command.feature.unit.UnitDirectory;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** The columns of {@code calls}. */
final class CallSheet {
    static final String KEY = "calls";
    static final String PREFIX = "R";
    static final Type<Long> CODE = Types.code(PREFIX, 7);

    /** Who may know who called and what was said. */
    static final Set<Role> CALLERS = Set.of(Role.HOTLINE);

    private CallSheet() {}

    /** The number that a text such as r0000012 or 12 means, or null where it is no code. */
    static Long codeIn(String text) {
        try {
            return text.strip().matches("(?i)" + PREFIX + "\\d{1,18}|\\d{1,7}") ? CODE.read(text) : null;
        } catch (Rejected e) {
            return null;
        }
    }

    static Sheet<Call> of(Texts texts, UnitDirectory units, Clock clock, Session session) {
        return Sheet.<Call>of(KEY, texts)
                .column("code", CODE, 7, Call::id)
                .column("startedAt", Types.MOMENT, 10, Call::startedAt)
                .column("seat", Types.WHOLE, 4, Call::seat)
                .column("phone", Types.PHONE, 8, Call::phone)
                .personal()
                .readableBy(session, CALLERS)
                .column("caller", Types.TEXT, 6, Call::caller)
                .personal()
                .readableBy(session, CALLERS)
                .column("callerGroup", Types.choice(Call.Group.class, texts), 8, Call::callerGroup)
                .required("topic", Types.choice(Call.Topic.class, texts), 6, Call::topic)
                .column("risk", Types.choice(Call.Risk.class, texts), 4, Call::risk)
                .column("unit", units.type(), 14, Call::unit)
                .column("minutes", Types.WHOLE, 5, Call::minutes)
                .column("disposition", Types.choice(Call.Disposition.class, texts), 6, Call::disposition)
                .column("note", Types.NOTE, 20, Call::note)
                .personal()
                .readableBy(session, CALLERS)
                .column("followUpBy", Types.TEXT, 6, Call::followUpBy)
                .inside()
                .column("followUpDue", Types.MOMENT, 10, Call::followUpDue)
                .column("followUpDoneAt", Types.MOMENT, 10, Call::followUpDoneAt)
                .column("followUpNote", Types.NOTE, 16, Call::followUpNote)
                .personal()
                .readableBy(session, CALLERS)
                .build((v, base) -> build(v, base, LocalDateTime.now(clock).truncatedTo(ChronoUnit.MINUTES)));
    }

    /** What nobody has time to say in a call has a value that can stand: just now, first seat, a resident, no risk. */
    private static Call build(Sheet.Values v, Call base, LocalDateTime now) {
        return new Call(
                base == null ? v.get("code") : base.id(),
                v.get("startedAt", now),
                v.get("seat", 1),
                v.get("phone"),
                v.get("caller"),
                v.get("callerGroup", Call.Group.RESIDENT),
                v.get("topic"),
                v.get("risk", Call.Risk.NONE),
                v.get("unit"),
                v.get("minutes", 0),
                v.get("disposition", Call.Disposition.COUNSELLED),
                v.get("note"),
                v.get("followUpBy"),
                v.get("followUpDue"),
                v.get("followUpDoneAt"),
                v.get("followUpNote"),
                base == null ? 0 : base.version(),
                base == null ? null : base.retired());
    }
}
