package cn.baodi.command.feature.epidemic;

import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Types;
import cn.baodi.command.feature.epidemic.CaseCount.Item;
import java.util.stream.Collectors;

/** The columns of {@code cases}. */
final class CaseSheet {
    static final String KEY = "cases";

    private CaseSheet() {}

    /** @param places what a line without a place is of: a district's own series names none */
    static Sheet<CaseCount> of(Texts texts, CasePlace places) {
        Sheet.Builder<CaseCount> sheet = Sheet.<CaseCount>of(KEY, texts)
                .column("code", Types.code(CaseRepository.CODE, CaseRepository.DIGITS), 6, CaseCount::id)
                .required("onDay", Types.DATE, 6, CaseCount::onDay)
                .column("unit", places, 8, CaseCount::unit);
        CaseNumber number = new CaseNumber(texts);
        for (Item item : Item.values()) {
            sheet.column(item.key(), number, 5, item::of);
        }
        texts.inEveryLanguage("cases.passed").forEach(words -> sheet.ignore(words.split("\\|")));
        return sheet.column("source", Types.TEXT, 8, CaseCount::source)
                .column("note", Types.NOTE, 12, CaseCount::note)
                .inside()
                .derived(
                        "doubts",
                        Types.TEXT,
                        16,
                        row -> row.doubts().stream().map(texts::problem).collect(Collectors.joining(" ")))
                .alike("onDay", "unit")
                .build((v, base) -> new CaseCount(
                        base == null ? v.get("code") : base.id(),
                        v.get("unit", places.district()),
                        v.get("onDay"),
                        v.get("newCases"),
                        v.get("confirmed"),
                        v.get("recovered"),
                        v.get("deaths"),
                        v.get("suspected"),
                        v.get("contacts"),
                        v.get("source"),
                        v.get("note"),
                        base == null ? 0 : base.version(),
                        base == null ? null : base.retired(),
                        base == null ? null : base.priorConfirmed(),
                        base == null ? null : base.priorRecovered(),
                        base == null ? null : base.priorDeaths()));
    }
}
