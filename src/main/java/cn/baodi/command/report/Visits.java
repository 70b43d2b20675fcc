package cn.baodi.command.report;

import cn.baodi.command.core.Session;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Visit;
import cn.baodi.command.data.Ledger;
import cn.baodi.command.ui.Feature;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** 现场简况: what is known now of a place that somebody goes to. It is made when it is asked for, and not kept. Queries. */
public final class Visits {
    private final Ledger ledger;
    private final Session session;
    private final Supplier<List<Feature>> areas;
    private final BooleanSupplier demo;
    private final Texts texts;
    private final Wording wording;
    private final ReportPdf setter;

    /**
     * @param areas asked each time
     * @param demo whether the data are invented
     * @param texts of this package
     * @param setter keeps its fonts
     */
    public Visits(
            Ledger ledger,
            Session session,
            Supplier<List<Feature>> areas,
            BooleanSupplier demo,
            Texts texts,
            ReportPdf setter) {
        this.ledger = ledger;
        this.session = session;
        this.areas = areas;
        this.demo = demo;
        this.texts = texts;
        this.setter = setter;
        wording = new Wording(texts);
    }

    /** The places that are called exactly so, else those that the areas find by it. */
    public List<Visit> called(String name) {
        List<Visit> found = areas.get().stream()
                .flatMap(area -> area.visitable(name.strip()).stream())
                .toList();
        List<Visit> exact =
                found.stream().filter(visit -> visit.isCalled(name.strip())).toList();
        return exact.isEmpty() ? found : exact;
    }

    VisitSheet sheet(Visit visit) {
        DailyReport.Head head = DailyReport.Head.of(ledger, session, ledger.now(), demo.getAsBoolean(), texts);
        return VisitSheet.of(areas.get(), visit, ledger.now(), head, wording);
    }

    byte[] pdf(VisitSheet sheet) {
        return new VisitPage(sheet, wording).pdf(setter);
    }

    /** The sheet about a place for a verb: as text, or as PDF. */
    public byte[] bytes(Visit visit, boolean asText) {
        VisitSheet sheet = sheet(visit);
        return asText ? sheet.text(wording).getBytes(StandardCharsets.UTF_8) : pdf(sheet);
    }
}
