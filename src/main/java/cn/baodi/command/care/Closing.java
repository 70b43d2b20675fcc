package cn.baodi.command.care;

import cn.baodi.command.account.Approval;
import cn.baodi.command.core.DailyCount;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.SafeFile;
import cn.baodi.command.core.Session;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.CareFile;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.Destroyed;
import cn.baodi.command.data.Ledger;
import cn.baodi.command.exchange.CsvTable;
import cn.baodi.command.exchange.Duplicates;
import cn.baodi.command.report.DailyReport;
import cn.baodi.command.report.IssueRegister;
import cn.baodi.command.report.ReportPdf;
import cn.baodi.command.report.Reports;
import cn.baodi.command.ui.Feature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * 结束疫情处置: keeps the daily numbers in which nobody can be recognised and what issued reports said, destroys everything about people by destroying
 * the key, and leaves a record of it. An administrator does it, a second officer consents, and the name of the command
 * post is typed once more. It cannot be taken back.
 */
public final class Closing {
    private static final Set<Role> ADMINISTRATORS = Set.of(Role.ADMIN);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd");

    private final Database database;
    private final Ledger ledger;
    private final Session session;
    private final Clock clock;
    private final CareWords words;
    private final BooleanSupplier demo;
    private final Texts paperTexts;
    private final ReportPdf setter = new ReportPdf();
    private final Reports reports;

    /**
     * @param areas all that hold data, whoever is on duty
     * @param texts of this package
     * @param demo whether the people are invented
     */
    Closing(
            Database database,
            Ledger ledger,
            Session session,
            Clock clock,
            List<Feature> areas,
            Texts texts,
            BooleanSupplier demo) {
        this.database = database;
        this.ledger = ledger;
        this.session = session;
        this.clock = clock;
        this.demo = demo;
        words = new CareWords(texts, areas);
        paperTexts = Texts.of(texts.locale(), ReportPdf.class);
        reports = new Reports(database, ledger, session, clock, () -> areas, demo, paperTexts, setter);
    }

    /**
     * What was asked for.
     *
     * @param typed the name of the command post, typed once more
     * @param approval a second officer's consent; its purpose is why the crisis is over
     * @param out where the counts and the record go
     * @param early whether what has not been kept long enough was handed over or may go
     */
    public record Order(String typed, Approval approval, Path out, boolean early) {}

    /** What is there now: five files in {@code out}, and what became of the data. */
    public record Done(
            Path counts, Path countsPaper, Path issued, Path issuedPaper, Path record, Destroyed destroyed) {}

    /** What would be destroyed. */
    public ClosingPlan plan() {
        LocalDateTime now = LocalDateTime.now(clock);
        Map<String, Long> rows = database.rows();
        List<ClosingPlan.Held> held = new ArrayList<>(words.areas().stream()
                .flatMap(area -> area.registers().stream())
                .map(register -> new ClosingPlan.Held(
                        register.sheet().title(),
                        rows.getOrDefault(register.repository().table(), 0L)))
                .toList());
        held.add(new ClosingPlan.Held(words.table(Duplicates.TABLE), rows.getOrDefault(Duplicates.TABLE, 0L)));
        return new ClosingPlan(
                now,
                DailyReport.Head.of(ledger, session, now, demo.getAsBoolean(), paperTexts)
                        .organisation(),
                held,
                reports.issuedCount(),
                ledger.processing(),
                database.head(),
                database.backups().list().size(),
                database.second().chosen(),
                database.second().present().isPresent(),
                database.care().notes().seconds(),
                words.areas().stream()
                        .flatMap(area -> area.retentions(now.toLocalDate()).stream())
                        .toList());
    }

    /** @throws Failure where something is in the way; nothing has happened then */
    public void require(Order order, ClosingPlan plan) {
        session.require(ADMINISTRATORS);
        if (!order.approval().requester().equals(session.operator())) {
            throw new Failure("approval.other", order.approval().requester());
        }
        if (!plan.organisation().equals(order.typed().strip())) {
            throw new Failure("crisis.name", plan.organisation());
        }
        if (!plan.early().isEmpty() && !order.early()) {
            throw new Failure("crisis.kept");
        }
        if (plan.second().isPresent() && !plan.isSecondThere()) {
            throw new Failure("crisis.second", plan.second().get());
        }
        Path out = order.out().toAbsolutePath().normalize();
        if (!Files.isDirectory(out)) {
            throw new Failure("crisis.nowhere", out);
        }
        Path lies = real(out);
        if (lies.startsWith(real(database.folder()))
                || plan.second().map(Closing::real).filter(lies::startsWith).isPresent()) {
            throw new Failure("crisis.folder", out);
        }
    }

    /** Where a folder lies, whatever links lead there. */
    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder.toAbsolutePath().normalize();
        }
    }

    /**
     * Writes the counts and what was issued, destroys the data, and writes the record. Before it destroys anything a
     * failure leaves all as it was.
     *
     * @throws Failure as {@link #require}, or when what is kept cannot be written
     */
    public Done close(Order order, Progress progress) {
        ClosingPlan plan = plan();
        require(order, plan);
        Path out = order.out().toAbsolutePath().normalize();
        String day = STAMP.format(plan.now());
        Map<String, List<DailyCount>> counts = counts();
        progress.check();
        ClosingPapers papers = new ClosingPapers(words, paperTexts, plan, order.approval(), demo.getAsBoolean());
        Path csv = out.resolve(words.texts().get("closing.file.counts", day, "csv"));
        CsvTable.write(csv, papers.countHeadings(), papers.countRows(counts));
        Path countsPaper = out.resolve(words.texts().get("closing.file.counts", day, "pdf"));
        SafeFile.write(countsPaper, setter.bytes(papers.counts(counts), paperTexts));
        IssueRegister register = reports.register();
        Path issued = out.resolve(words.texts().get("closing.file.issued", day, "csv"));
        CsvTable.write(issued, register.headings(), register.rows());
        Path issuedPaper = out.resolve(words.texts().get("closing.file.issued", day, "pdf"));
        SafeFile.write(issuedPaper, setter.bytes(papers.issued(register), paperTexts));
        // The record comes first too: should the light go out, there is one that says it has begun.
        Path record = out.resolve(words.texts().get("closing.file.record", day));
        write(record, setter.bytes(papers.record(Optional.empty(), plan.now()), paperTexts));
        Destroyed destroyed = database.destroy();
        write(record, setter.bytes(papers.record(Optional.of(destroyed), LocalDateTime.now(clock)), paperTexts));
        return new Done(csv, countsPaper, issued, issuedPaper, record, destroyed);
    }

    /** Without the categories: one of a small town would tell who it is. */
    private Map<String, List<DailyCount>> counts() {
        Map<String, List<DailyCount>> all = new LinkedHashMap<>();
        Feature.dailyCounts(words.areas())
                .forEach((area, counts) -> all.put(
                        area,
                        counts.stream()
                                .filter(count -> count.category().isEmpty())
                                .toList()));
        return all;
    }

    /** In the officer's folder and with the console, which keeps it for three years. */
    private void write(Path record, byte[] pdf) {
        SafeFile.write(record, pdf);
        Path kept = database.folder().resolve(CareFile.RECORDS);
        try {
            Files.createDirectories(kept);
        } catch (IOException e) {
            throw new Failure(e, "file.write", kept);
        }
        SafeFile.write(kept.resolve(record.getFileName()), pdf);
    }
}
