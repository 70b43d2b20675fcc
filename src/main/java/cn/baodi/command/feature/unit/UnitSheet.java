package cn.baodi.command.feature.unit;

import cn.baodi.command.core.PlainText;
import cn.baodi.command.core.Rejected;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Type;
import cn.baodi.command.core.Types;

/** The columns of {@code units}. */
final class UnitSheet {
    private UnitSheet() {}

    static Sheet<Unit> of(Texts texts, UnitDirectory units) {
        return Sheet.<Unit>of("units", texts)
                .required("code", new Code(), 10, Unit::id)
                .required("name", Types.TEXT, 14, Unit::name)
                .required("kind", Types.choice(Unit.Kind.class, texts), 6, Unit::kind)
                .derived("town", Types.TEXT, 10, u -> units.name(Unit.town(u.id())))
                .column("secretary", Types.TEXT, 8, Unit::secretary)
                .inside()
                .column("phone", Types.PHONE, 9, Unit::phone)
                .personal()
                .column("opened", Types.DATE, 7, Unit::opened)
                .column("closed", Types.DATE, 7, Unit::closed)
                .ignore("parent_code", "parent_name", "short_name", "edition")
                .build((v, base) -> new Unit(
                        v.get("code"),
                        Unit.plainName(v.get("name")),
                        v.get("kind"),
                        v.get("secretary"),
                        v.get("phone"),
                        v.get("opened"),
                        v.get("closed"),
                        base == null ? 0 : base.version(),
                        base == null ? null : base.retired()));
    }

    /** The statistical code; lists in use shorten a town's to 9 digits and a district's to 6. */
    private static final class Code implements Type<Long> {
        @Override
        public Kind kind() {
            return Kind.CODE;
        }

        @Override
        public String write(Long value) {
            return value == null ? "" : value.toString();
        }

        @Override
        public Long read(String typed) throws Rejected {
            String text = PlainText.brief(typed);
            if (text == null) {
                return null;
            }
            String digits = Types.plain(text);
            if (!digits.matches("\\d{6}|\\d{9}|\\d{12}")) {
                throw new Rejected("unit.code", text);
            }
            return Long.parseLong((digits + "000000").substring(0, 12));
        }
    }
}
