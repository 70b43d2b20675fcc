package cn.baodi.command.core.sample;

import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Types;
import java.util.List;

/** A record with its sheet, as small as one can be, for the tests of the core. */
public record Parcel(
        Long id, int version, String retired, String receiver, String phone, Long grams, State state, String village)
        implements Row {
    public enum State {
        READY,
        GONE
    }

    @Override
    public List<Problem> problems() {
        return grams != null && grams < 0 ? List.of(Problem.of("weight", "negative")) : List.of();
    }

    public static Texts texts(java.util.Locale locale) {
        return Texts.of(locale, Parcel.class);
    }

    public static Sheet<Parcel> sheet(Texts texts) {
        return Sheet.<Parcel>of("parcels", texts)
                .derived("code", Types.code("B", 5), 8, Parcel::id)
                .required("receiver", Types.TEXT, 8, Parcel::receiver)
                .personal()
                .column("phone", Types.PHONE, 12, Parcel::phone)
                .personal()
                .column("weight", Types.JIN, 8, Parcel::grams)
                .required("state", Types.choice(State.class, texts), 6, Parcel::state)
                .derived("village", Types.TEXT, 12, Parcel::village)
                .build((values, base) -> new Parcel(
                        base == null ? null : base.id(),
                        base == null ? 0 : base.version(),
                        base == null ? null : base.retired(),
                        values.get("receiver"),
                        values.get("phone"),
                        values.get("weight", 0L),
                        values.get("state"),
                        values.get("village")));
    }
}
