package cn.baodi.command.exchange.sample;

import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Type;
import cn.baodi.command.core.Types;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;

/** A record with a table of its own, for the tests of files and verbs. */
public record Box(
        Long id,
        String name,
        String phone,
        String note,
        Long grams,
        Kind kind,
        LocalDateTime sentAt,
        Long below,
        int version,
        String retired)
        implements Row {
    static final Type<Long> CODE = Types.code("B", 5);

    public enum Kind {
        WOOD,
        GLASS
    }

    /** A wooden box with a name and a note. */
    public static Box of(Long id, String name, String note) {
        return new Box(id, name, null, note, null, Kind.WOOD, null, null, 0, null);
    }

    @Override
    public List<Problem> problems() {
        return grams != null && grams < 0 ? List.of(Problem.of("weight", "negative")) : List.of();
    }

    public static Sheet<Box> sheet(Locale locale) {
        Texts texts = Texts.of(locale, Box.class);
        return Sheet.<Box>of("boxes", texts)
                .column("code", CODE, 6, Box::id)
                .required("name", Types.TEXT, 8, Box::name)
                .column("phone", Types.PHONE, 8, Box::phone)
                .personal()
                .column("note", Types.NOTE, 12, Box::note)
                .column("weight", Types.JIN, 6, Box::grams)
                .required("kind", Types.choice(Kind.class, texts), 6, Box::kind)
                .column("sentAt", Types.MOMENT, 10, Box::sentAt)
                .column("below", CODE, 6, Box::below)
                .derived("length", Types.WHOLE, 4, box -> box.name().length())
                .alike("phone", "name")
                .ignore("edition", "parent_code")
                .build((v, base) -> new Box(
                        v.get("code"),
                        v.get("name"),
                        v.get("phone"),
                        v.get("note"),
                        v.get("weight"),
                        v.get("kind"),
                        v.get("sentAt"),
                        v.get("below"),
                        base == null ? 0 : base.version(),
                        base == null ? null : base.retired()));
    }
}
