package cn.baodi.command.feature.returns;

import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Type;
import cn.baodi.command.core.Types;
import cn.baodi.command.feature.returns.DailyReturn.Item;
import cn.baodi.command.feature.returns.DailyReturn.State;
import cn.baodi.command.feature.unit.UnitDirectory;
import java.util.stream.Collectors;

/** The columns of {@code returns}, and those of the form that a town fills in. */
final class ReturnSheet {
    /** The statistical code, as towns keep it in lists of their own. */
    private static final Type<Long> CODE = Types.code("", 12);

    private ReturnSheet() {}

    static Sheet<DailyReturn> of(Texts texts, UnitDirectory units) {
        Sheet.Builder<DailyReturn> sheet = Sheet.<DailyReturn>of("returns", texts)
                .column("code", Types.code(ReturnRepository.CODE, ReturnRepository.DIGITS), 6, DailyReturn::id)
                .required("day", Types.DATE, 6, DailyReturn::onDay)
                .required("unit", units.villageType(), 12, DailyReturn::unit)
                .derived("unitCode", CODE, 8, DailyReturn::unit)
                .beside("unit")
                .derived("state", Types.choice(State.class, texts), 4, DailyReturn::state)
                .column("filedAt", Types.MOMENT, 9, DailyReturn::filedAt);
        for (Item item : Item.values()) {
            sheet.column(item.key(), Types.WHOLE, 4, item::of);
        }
        return built(sheet.column("note", Types.NOTE, 12, DailyReturn::note)
                .inside()
                .derived("doubts", Types.TEXT, 14, row -> doubts(row, texts)));
    }

    /** The same headings without what the console fills in by itself; the code is there for the town's own lists. */
    static Sheet<DailyReturn> form(Texts texts, UnitDirectory units) {
        Sheet.Builder<DailyReturn> sheet = Sheet.<DailyReturn>of("returns", texts)
                .required("day", Types.DATE, 6, DailyReturn::onDay)
                .derived("unitCode", CODE, 8, DailyReturn::unit)
                .beside("unit")
                .required("unit", units.villageType(), 12, DailyReturn::unit);
        for (Item item : Item.values()) {
            sheet.column(item.key(), Types.WHOLE, 4, item::of);
        }
        return built(sheet.column("note", Types.NOTE, 12, DailyReturn::note).inside());
    }

    private static Sheet<DailyReturn> built(Sheet.Builder<DailyReturn> sheet) {
        return sheet.build((v, base) -> new DailyReturn(
                base == null ? v.get("code") : base.id(),
                v.get("unit"),
                v.get("day"),
                v.get("filedAt"),
                base == null ? null : base.dueAt(),
                v.get("households"),
                v.get("people"),
                v.get("registered"),
                v.get("fever"),
                v.get("isolatedOpening"),
                v.get("isolatedNew"),
                v.get("isolatedReleased"),
                v.get("isolatedClosing"),
                v.get("onDuty"),
                v.get("note"),
                base == null ? 0 : base.version(),
                base == null ? null : base.retired()));
    }

    private static String doubts(DailyReturn row, Texts texts) {
        return row.doubts().stream().map(texts::problem).collect(Collectors.joining(" "));
    }
}
