package cn.baodi.command.verb;

import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Rejected;
import cn.baodi.command.core.Rewording;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.SafeFile;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Types;
import cn.baodi.command.core.Visit;
import cn.baodi.command.data.Demo;
import cn.baodi.command.data.Kind;
import cn.baodi.command.report.Additions;
import cn.baodi.command.report.Coverage;
import cn.baodi.command.report.DailyReport;
import cn.baodi.command.report.Issued;
import cn.baodi.command.report.ReportFeature;
import cn.baodi.command.report.ReportPdf;
import cn.baodi.command.report.ReportText;
import cn.baodi.command.report.Reports;
import cn.baodi.command.report.StoredReport;
import cn.baodi.command.report.Visits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** Composes the report of a day or a period, or takes one that was issued, as PDF or as text; or lists those that are kept. */
final class ReportVerb implements Verb {
    private static final String DATE = "--date";
    private static final String WEEKLY = "--weekly";
    private static final String FROM = "--from";
    private static final String TO = "--to";
    private static final String STAGE = "--stage";
    private static final String TEXT = "--text";
    private static final String ISSUED = "--issued";
    private static final String VISIT = "--visit";
    private static final String PAST = "--past";
    private static final Pattern NUMBER = Pattern.compile("(\\d{4})-(\\d{1,5})");

    @Override
    public String name() {
        return "report";
    }

    @Override
    public void describe(CommandSpec spec, Texts texts) {
        spec.addOption(CommandLines.value(DATE, texts.get("label.date"), texts.get("report.date")));
        spec.addOption(CommandLines.flag(WEEKLY, texts.get("report.weekly")));
        spec.addOption(CommandLines.value(FROM, texts.get("label.date"), texts.get("report.from")));
        spec.addOption(CommandLines.value(TO, texts.get("label.date"), texts.get("report.to")));
        spec.addOption(CommandLines.flag(STAGE, texts.get("report.stage")));
        spec.addOption(CommandLines.value(Verbs.OUT, texts.get("label.file"), texts.get("report.out")));
        spec.addOption(CommandLines.flag(TEXT, texts.get("report.text")));
        spec.addOption(CommandLines.value(ISSUED, texts.get("label.issued"), texts.get("report.issued")));
        spec.addOption(CommandLines.value(VISIT, texts.get("label.place"), texts.get("report.visit")));
        spec.addOption(CommandLines.flag(PAST, texts.get("report.past")));
    }

    /** It takes the report along. */
    @Override
    public Set<Role> allowed() {
        return ReportFeature.ACCESS.export();
    }

    @Override
    public int run(Call call) {
        refuseContradictions(call);
        if (call.has(PAST)) {
            call.openExisting();
            past(call);
            return Verbs.DONE;
        }
        Path file = call.outFile();
        boolean asText = call.has(TEXT);
        if (file == null && !asText) {
            throw new WrongUsage(call.texts().get("report.nowhere"));
        }
        if (call.value(VISIT) != null) {
            call.openExisting();
            visit(call, call.value(VISIT), asText, file);
            return Verbs.DONE;
        }
        LocalDate typed = date(DATE, call);
        LocalDate from = date(FROM, call);
        LocalDate to = date(TO, call);
        StoredReport.Kind kind = kind(call, from, to);
        Matcher number = number(call);
        call.openExisting();
        if (number != null) {
            issued(call, kind, Integer.parseInt(number.group(1)), Integer.parseInt(number.group(2)), asText, file);
            return Verbs.DONE;
        }
        // Only now: the demonstration's clock is known once the data are open.
        LocalDateTime now = LocalDateTime.now(call.desk().clock());
        Coverage coverage = coverage(call, kind, typed == null ? to : typed, from, now);
        Texts words = call.desk().texts(DailyReport.class);
        Desk desk = call.desk();
        boolean demo = Demo.isMarked(desk.ledger());
        DailyReport.Head head = DailyReport.Head.of(desk.ledger(), desk.session(), now, demo, words);
        Rewording.read(desk.database().folder(), words.locale())
                .faults()
                .forEach(fault -> call.err().println(fault.text(words.locale())));
        leave(DailyReport.compose(desk.features(), coverage, head, Additions.NONE, words), asText, file, words, call);
        return Verbs.DONE;
    }

    /** A sheet about a place is of now, and the list is of all: a day beside them would be passed over in silence. */
    private static void refuseContradictions(Call call) {
        boolean isVisit = call.value(VISIT) != null;
        if (!isVisit && !call.has(PAST)) {
            return;
        }
        boolean isOfSomeTime = call.has(WEEKLY)
                || call.has(STAGE)
                || Stream.of(DATE, FROM, TO, ISSUED).anyMatch(option -> call.value(option) != null);
        if (isOfSomeTime || isVisit && call.has(PAST)) {
            throw new WrongUsage(call.texts().get("report.alone", isVisit ? VISIT : PAST));
        }
        if (isVisit && call.value(VISIT).isBlank()) {
            throw new WrongUsage(call.texts().get("usage.missing", VISIT));
        }
    }

    private static StoredReport.Kind kind(Call call, LocalDate from, LocalDate to) {
        boolean isStage = call.has(STAGE) || from != null || to != null;
        boolean isComplete = call.value(ISSUED) != null || (from != null && to != null && call.value(DATE) == null);
        if (isStage && (call.has(WEEKLY) || !isComplete)) {
            throw new WrongUsage(call.texts().get("report.stage.range"));
        }
        return isStage
                ? StoredReport.Kind.STAGE
                : call.has(WEEKLY) ? StoredReport.Kind.WEEKLY : StoredReport.Kind.DAILY;
    }

    private static Coverage coverage(
            Call call, StoredReport.Kind kind, LocalDate typed, LocalDate from, LocalDateTime now) {
        LocalDate today = now.toLocalDate();
        if (kind == StoredReport.Kind.DAILY) {
            LocalDate day = typed == null ? today : typed;
            if (day.isAfter(today)) {
                throw new WrongUsage(call.texts().get("report.future", day, today));
            }
            return Coverage.daily(day.equals(today) ? Cutoff.at(now) : Cutoff.endOf(day));
        }
        LocalDate last = typed == null ? today.minusDays(1) : typed;
        Coverage coverage = kind == StoredReport.Kind.WEEKLY ? Coverage.weekly(last) : Coverage.stage(from, last);
        if (!coverage.isPossible(now)) {
            throw new WrongUsage(call.texts().get("report.period", coverage.from(), last, today, Coverage.LONGEST));
        }
        return coverage;
    }

    /** The number that was asked for, or null. */
    private static Matcher number(Call call) {
        String typed = call.value(ISSUED);
        if (typed == null) {
            return null;
        }
        Matcher number = NUMBER.matcher(typed.strip());
        if (!number.matches()) {
            throw new WrongUsage(call.texts().get("report.issued.shape", typed));
        }
        return number;
    }

    private static Reports reports(Call call) {
        Desk desk = call.desk();
        return new Reports(
                desk.database(),
                desk.ledger(),
                desk.session(),
                desk.clock(),
                desk::features,
                () -> Demo.isMarked(desk.ledger()),
                desk.texts(DailyReport.class),
                new ReportPdf());
    }

    private static void issued(Call call, StoredReport.Kind kind, int year, int number, boolean asText, Path file) {
        Reports reports = reports(call);
        StoredReport report = reports.numbered(kind, year, number)
                .orElseThrow(() -> new NotDone(call.texts().get("report.issued.none", year, number)));
        Issued issued = reports.open(report);
        byte[] content = asText ? issued.text().getBytes(StandardCharsets.UTF_8) : issued.pdf();
        leave(
                content,
                DailyReport.called(report.coverage(), call.desk().texts(DailyReport.class)),
                file,
                call.desk().texts(DailyReport.class),
                call);
    }

    /** The sheet about one place. */
    private static void visit(Call call, String name, boolean asText, Path file) {
        Desk desk = call.desk();
        Visits visits = new Visits(
                desk.ledger(),
                desk.session(),
                desk::features,
                () -> Demo.isMarked(desk.ledger()),
                desk.texts(DailyReport.class),
                new ReportPdf());
        List<Visit> found = visits.called(name);
        if (found.size() != 1) {
            String all = found.stream()
                    .map(Visit::label)
                    .collect(Collectors.joining(call.texts().get("list.comma")));
            throw new NotDone(
                    call.texts().get(all.isEmpty() ? "report.visit.none" : "report.visit.several", name, all));
        }
        String called = call.desk()
                .texts(DailyReport.class)
                .get("visit.of", found.get(0).label());
        leave(visits.bytes(found.get(0), asText), called, file, call.desk().texts(DailyReport.class), call);
    }

    private static void past(Call call) {
        Texts words = call.desk().texts(DailyReport.class);
        Texts texts = call.texts();
        Grid grid = new Grid()
                .row(
                        texts.get("report.past.kind"),
                        texts.get("report.past.from"),
                        texts.get("report.past.until"),
                        texts.get("report.past.number"),
                        texts.get("report.past.state"),
                        texts.get("report.past.drafter"),
                        texts.get("report.past.reviewer"),
                        texts.get("report.past.issuer"),
                        "SHA-256");
        for (StoredReport report : reports(call).past()) {
            grid.row(
                    words.name(report.kind()),
                    Types.DATE.write(report.coverage().from()),
                    Types.MOMENT.write(report.cutAt()),
                    report.number(words),
                    words.name(report.state()),
                    report.drafter(),
                    text(report.reviewer()),
                    text(report.issuer()),
                    text(report.pdfHash()));
        }
        grid.lines().forEach(call.out()::println);
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    private static void leave(DailyReport report, boolean asText, Path file, Texts words, Call call) {
        byte[] content = asText
                ? ReportText.of(report, words).getBytes(StandardCharsets.UTF_8)
                : new ReportPdf().bytes(report, words);
        leave(content, DailyReport.called(report.coverage(), words), file, words, call);
    }

    private static void leave(byte[] content, String called, Path file, Texts words, Call call) {
        String where = file == null
                ? call.texts().get("report.screen")
                : file.getFileName().toString();
        DailyReport.noteLeaving(
                call.desk().ledger(), call.desk().session(), called, Kind.EXPORT, where, content, words);
        if (file == null) {
            call.out().print(new String(content, StandardCharsets.UTF_8));
            return;
        }
        SafeFile.write(file, content);
        call.out().println(call.texts().get("report.done", called, file));
    }

    private static LocalDate date(String option, Call call) {
        String typed = call.value(option);
        try {
            return typed == null ? null : Types.DATE.read(typed);
        } catch (Rejected e) {
            throw new WrongUsage(call.texts().get("usage.problem", call.texts().problem(e.at(""))));
        }
    }
}
