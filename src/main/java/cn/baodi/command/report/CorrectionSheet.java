package cn.baodi.command.report;

import cn.baodi.command.core.ReportPart.Listing;
import cn.baodi.command.core.Texts;
import java.util.List;

/** 更正单: what an issued report said, and what is right, on a page of its own. */
record CorrectionSheet(DailyReport.Head head, String title, List<Correction> corrections, Wording wording) {
    private Listing table() {
        Texts texts = wording.texts();
        return new Listing(
                "",
                List.of(
                        texts.get("figure.label"),
                        texts.get("correction.was"),
                        texts.get("correction.now"),
                        texts.get("figure.unit"),
                        texts.get("correction.note")),
                List.of(false, true, true, false, false),
                corrections.stream()
                        .map(c -> List.of(
                                c.label(),
                                wording.number(c.was()),
                                wording.number(c.now()),
                                c.unit(),
                                c.isBackwards() ? texts.get("backwards") : ""))
                        .toList());
    }

    Paper paper() {
        Texts texts = wording.texts();
        return new Paper(
                head.organisation(),
                texts.get("sheet.title"),
                title,
                "",
                List.of(new DailyReport.Section(texts.get("sheet.heading", title), List.of(table()))),
                List.of("", "", texts.get("sign.issuer", head.operator())),
                wording.date(head.made().toLocalDate()),
                List.of(),
                texts.get("chain", head.chain()),
                head.demo());
    }

    String text() {
        Texts texts = wording.texts();
        StringBuilder out = new StringBuilder();
        if (head.demo()) {
            out.append(texts.get("demo.mark")).append('\n');
        }
        out.append(head.organisation()).append('\n');
        out.append(texts.get("sheet.title")).append(' ').append(title).append('\n');
        for (Correction c : corrections) {
            out.append(wording.correction(c)).append('\n');
        }
        out.append(texts.get("sign.issuer", head.operator())).append('\n');
        return out.append(wording.date(head.made().toLocalDate())).append('\n').toString();
    }
}
