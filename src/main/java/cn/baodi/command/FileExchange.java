package cn.baodi.command;

import cn.baodi.command.account.Accounts;
import cn.baodi.command.core.ChartData;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

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
    public <T extends Row> void export(Register<T> register, Filter filter, Sort sort) {
        write(Order.masked(register, filter, sort), "export.name", "export.done");
    }

    /** A full export begins with its approval: without one no file is chosen. */
    @Override
    public <T extends Row> void exportFull(Register<T> register, Filter filter, Sort sort) {
        String title = register.sheet().title();
        Accounts asked = accounts.get();
        notices.countersign(
                texts.get("export.full", title),
                texts.get(asked.isProtected() ? "export.full.password" : "export.full.name", title),
                asked.isProtected(),
                answer -> background.run(
                        () -> {
                            exports.require(register);
                            return asked.approve(answer.purpose(), answer.name(), answer.password());
                        },
                        approval -> write(
                                new Order<>(register, filter, sort, approval),
                                "export.full.file",
                                "export.full.done")));
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
