package cn.baodi.command.report;

import cn.baodi.command.core.Check;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.ReportPart;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Register;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.TestDesk;
import cn.baodi.command.ui.Workbench;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;

/** A post with one area that counts one thing, and the reports of it. */
final class Post implements AutoCloseable {
    final TestDesk desk;
    final Texts texts = Texts.of(Texts.CHINESE, DailyReport.class);
    final Reports reports;
    final ReportFeature feature;
    /** Behind what the area counts. */
    final Link rows = Link.to("gate", "gates", Filter.NONE);
    /** What the area counts on any day but those that {@link #counts(LocalDate, String)} named. */
    BigDecimal passed = new BigDecimal("100");
    /** The days that the area was asked for. */
    final List<LocalDate> asked = new ArrayList<>();

    private final Map<LocalDate, BigDecimal> passedOn = new HashMap<>();
    /** Whether what it counts can only rise. */
    boolean onlyRises;
    /** What the area finds, or null. */
    Check contradiction;

    private final GateCount.Counts table;
    private final ReportPdf setter = new ReportPdf();
    private final Gate gate = new Gate();

    Post(Path folder) {
        desk = new TestDesk(folder);
        Workbench workbench = desk.workbench();
        feature = again();
        table = new GateCount.Counts(workbench.database(), workbench.clock());
        desk.open(List.of(feature, gate));
        reports = new Reports(
                workbench.database(),
                workbench.ledger(),
                workbench.session(),
                workbench.clock(),
                () -> List.of(gate),
                () -> false,
                texts,
                setter);
    }

    /** The report's screen made anew on the same data. */
    ReportFeature again() {
        return new ReportFeature(desk.workbench(), () -> List.of(gate), () -> false);
    }

    /** The area counts something else, on whatever day: somebody has written. */
    void counts(String number) {
        passed = new BigDecimal(number);
        write(new GateCount(null, null, number, 0, null));
    }

    /** The area counts something else on one day, or with null nothing at all. */
    void counts(LocalDate day, String number) {
        passedOn.put(day, number == null ? null : new BigDecimal(number));
        write(new GateCount(null, day, number == null ? "" : number, 0, null));
    }

    private void write(GateCount count) {
        desk.workbench().ledger().write("计数", batch -> table.add(batch, count));
    }

    StoredReport reviewed(Cutoff cutoff) {
        return reviewed(Coverage.daily(cutoff));
    }

    StoredReport reviewed(Coverage coverage) {
        return reports.review(reports.submit(reports.write(null, coverage, "", "")));
    }

    StoredReport issued(LocalDate day) {
        return reports.issue(reviewed(Cutoff.endOf(day)), "");
    }

    void sql(String statement) {
        desk.workbench().database().read(handle -> handle.execute(statement));
    }

    long number(String query) {
        return desk.workbench()
                .database()
                .read(handle -> handle.createQuery(query).mapTo(Long.class).one());
    }

    private final class Gate implements Feature {
        @Override
        public String key() {
            return "gate";
        }

        @Override
        public String title() {
            return "卡口";
        }

        @Override
        public String icon() {
            return "fth-shield";
        }

        @Override
        public List<String> migrations() {
            return List.of(GateCount.MIGRATION);
        }

        @Override
        public List<Register<?>> registers() {
            return List.of(new Register<>(null, table, Sort.up("id")));
        }

        @Override
        public List<Figure> figures(Scope scope) {
            asked.add(scope.lastDay());
            BigDecimal number = passedOn.containsKey(scope.lastDay()) ? passedOn.get(scope.lastDay()) : passed;
            Figure figure = new Figure("gate.passed", "当日通行", "人次", number, null, List.of(), 0, rows);
            return List.of(onlyRises ? figure.asCumulative() : figure);
        }

        @Override
        public List<Check> checks(Cutoff cutoff) {
            return contradiction == null ? List.of() : List.of(contradiction);
        }

        @Override
        public Optional<ReportPart> report(Cutoff cutoff) {
            return Optional.of(new ReportPart("卡口值守", 10, List.of(new ReportPart.Numbers(figures(Scope.of(cutoff))))));
        }

        @Override
        public Node screen() {
            return null;
        }
    }

    @Override
    public void close() {
        desk.close();
    }
}
