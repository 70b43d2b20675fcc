package cn.baodi.command;

import cn.baodi.command.account.Accounts;
import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.Column;
import cn.baodi.command.core.DailyCount;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Session;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Ledger;
import cn.baodi.command.data.Register;
import cn.baodi.command.exchange.ChartExport;
import cn.baodi.command.exchange.Exports;
import cn.baodi.command.exchange.Exports.Order;
import cn.baodi.command.exchange.Summaries;
import cn.baodi.command.intake.ImportFeature;
import cn.baodi.command.ui.Background;
import cn.baodi.command.ui.Exchange;
import cn.baodi.command.ui.Notices;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files in and out for the screens. */
final class FileExchange implements Exchange {
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[\\\\/:*?\"<>|\\p{Cntrl}]");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmm", Locale.ROOT);

    private final Clock clock;
    private final Background background;
    private final Notices notices;
    private final Supplier<Accounts> accounts;
    private final Ledger ledger;
    private final Locale locale;
    private final Consumer<Link> open;
    private final Session session;
    private final Exports exports;
    private final ChartExport charts;
    private final Papers papers;
    private final Texts texts;

    /**
     * @param accounts who may open the folder; asked once it is open
     * @param open goes to a place in the console
     */
    FileExchange(
            Ledger ledger,
            Session session,
            Clock clock,
            Background background,
            Notices notices,
            Locale locale,
            Supplier<Accounts> accounts,
            Consumer<Link> open) {
        this.clock = clock;
        this.background = background;
        this.notices = notices;
        this.accounts = accounts;
        this.open = open;
        this.ledger = ledger;
        this.locale = locale;
        this.session = session;
        exports = new Exports(ledger, session, clock, locale);
        charts = new ChartExport(ledger, session, locale);
        papers = new Papers(ledger, session, clock, locale);
        texts = Texts.of(locale, FileExchange.class);
    }

    @Override
    public <T extends Row> void export(Register<T> register, Filter filter, Sort sort, List<String> columns) {
        Order<T> whole = Order.masked(register, filter, sort);
        Order<T> shown = whole.columns(columns);
        if (shown.left().isEmpty()) {
            write(shown, "export.name", "export.done");
            return;
        }
        notices.choose(
                texts.get("export.which", register.sheet().title()),
                words(shown, whole, true),
                ways(shown, whole),
                way -> write(way == 0 ? shown : whole, "export.name", "export.done"));
    }

    /** A full export begins with its approval: without one no file is chosen. */
    @Override
    public <T extends Row> void exportFull(Register<T> register, Filter filter, Sort sort, List<String> columns) {
        String title = register.sheet().title();
        Accounts asked = accounts.get();
        Order<T> whole = Order.masked(register, filter, sort);
        Order<T> shown = whole.columns(columns);
        boolean some = !shown.left().isEmpty();
        String words = texts.get(asked.isProtected() ? "export.full.password" : "export.full.name", title);
        notices.countersign(
                texts.get("export.full", title),
                some ? words + "\n\n" + words(shown, whole, false) : words,
                asked.isProtected(),
                some ? ways(shown, whole) : List.of(),
                answer -> background.run(
                        () -> {
                            exports.require(register);
                            return asked.approve(answer.purpose(), answer.name(), answer.password());
                        },
                        approval -> write(
                                (answer.way() == 0 ? shown : whole).full(approval),
                                "export.full.file",
                                "export.full.done")));
    }

    private List<String> ways(Order<?> shown, Order<?> whole) {
        return List.of(
                texts.get("export.shown", shown.leaving().size()),
                texts.get("export.whole", whole.leaving().size()));
    }

    /** What the officer has to know who chooses between the columns shown and all. */
    private String words(Order<?> shown, Order<?> whole, boolean masked) {
        List<String> lines = new ArrayList<>();
        lines.add(texts.get(
                "export.left",
                shown.left().stream().map(Column::heading).collect(Collectors.joining(texts.get("list.comma")))));
        List<String> again = Stream.of(shown, whole)
                .map(order -> exports.notAgain(order, masked).orElse(texts.get("export.again")))
                .toList();
        if (again.get(0).equals(again.get(1))) {
            lines.add(again.get(0));
        } else {
            List<String> ways = ways(shown, whole);
            for (int i = 0; i < ways.size(); i++) {
                lines.add(texts.get("export.way", ways.get(i), again.get(i)));
            }
        }
        return String.join("\n", lines);
    }

    private <T extends Row> void write(Order<T> order, String name, String done) {
        String title = order.register().sheet().title();
        notices.saveList(texts.get(name, title, STAMP.format(LocalDateTime.now(clock))))
                .ifPresent(to -> background.longRun(
                        texts.get("export.running", title),
                        progress -> exports.write(order, to.file(), to.charset(), progress),
                        rows -> notices.toast(texts.get(done, rows, to.file()))));
    }

    @Override
    public void summaries(Supplier<Map<String, List<DailyCount>>> areas) {
        notices.openFolder(texts.get("summaries.into"))
                .ifPresent(folder -> background.longRun(
                        texts.get("summaries.running"),
                        progress -> new Summaries(ledger, clock, locale)
                                .write(folder, areas.get(), Summaries.Days.ALL, progress),
                        written -> notices.toast(
                                texts.get("summaries.done", written.files(), written.rows(), written.folder()))));
    }

    @Override
    public void saveChart(ChartData chart, Set<Role> holders) {
        String name = NOT_IN_NAMES
                .matcher(texts.get("chart.file", chart.title(), chart.range()))
                .replaceAll("");
        background.run(
                () -> {
                    session.requireExport(holders); // before a file is chosen
                    return name;
                },
                allowed -> notices.saveChart(allowed + ".png")
                        .ifPresent(file -> background.run(
                                () -> charts.write(chart, holders, file),
                                saved -> notices.toast(texts.get("chart.saved", saved.getFileName())))));
    }

    @Override
    public void copyChart(ChartData chart, Set<Role> holders, boolean picture) {
        if (picture) {
            background.run(() -> charts.picture(chart, holders), png -> {
                notices.copyPicture(png);
                notices.toast(texts.get("chart.copied.picture"));
            });
        } else {
            background.run(() -> charts.table(chart, holders), table -> {
                notices.copy(table);
                notices.toast(texts.get("chart.copied.table"));
            });
        }
    }

    @Override
    public void print(Supplier<Paper> paper) {
        background.run(
                paper,
                made -> notices.saveFile(made.file() + ".pdf")
                        .ifPresent(file -> background.longRun(
                                texts.get("paper.running", made.title()),
                                progress -> papers.write(made, file),
                                written -> notices.toast(texts.get("paper.done", made.title(), written)))));
    }

    @Override
    public <T extends Row> void importInto(Register<T> register) {
        open.accept(Link.to(ImportFeature.KEY, register.sheet().key(), Filter.NONE));
    }
}
