package cn.baodi.command.verb;

import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Rejected;
import cn.baodi.command.core.Rewording;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.SafeFile;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Types;
import cn.baodi.command.data.Demo;
import cn.baodi.command.data.Kind;
import cn.baodi.command.report.DailyReport;
import cn.baodi.command.report.Issued;
import cn.baodi.command.report.ReportFeature;
import cn.baodi.command.report.ReportPdf;
import cn.baodi.command.report.ReportText;
import cn.baodi.command.report.Reports;
import cn.baodi.command.report.StoredReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;

/** Composes a day's report, or takes one that was issued, as PDF or as text; or lists those that are kept. */
final class ReportVerb implements Verb {
    private static final String DATE = "--date";
    private static final String TEXT = "--text";
    private static final String ISSUED = "--issued";
    private static final String PAST = "--past";
    private static final Pattern NUMBER = Pattern.compile("(\\d{4})-(\\d{1,5})");

    @Override
    public String name() {
        return "report";
    }

    @Override
    public void describe(CommandSpec spec, Texts texts) {
        spec.addOption(CommandLines.value(DATE, texts.get("label.date"), texts.get("report.date")));
        spec.addOption(CommandLines.value(Verbs.OUT, texts.get("label.file"), texts.get("report.out")));
        spec.addOption(CommandLines.flag(TEXT, texts.get("report.text")));
        spec.addOption(CommandLines.value(ISSUED, texts.get("label.issued"), texts.get("report.issued")));
        spec.addOption(CommandLines.flag(PAST, texts.get("report.past")));
    }

    /** It takes the report along. */
    @Override
    public Set<Role> allowed() {
        return ReportFeature.ACCESS.export();
    }

    @Override
    public int run(Call call) {
        if (call.has(PAST)) {
            call.openExisting();
            past(call);
            return Verbs.DONE;
        }
        Path file = call.path(Verbs.OUT);
        boolean asText = call.has(TEXT);
        if (file == null && !asText) {
            throw new WrongUsage(call.texts().get("report.nowhere"));
        }
        LocalDate typed = date(call);
        Matcher number = number(call);
        call.openExisting();
        if (number != null) {
            issued(call, Integer.parseInt(number.group(1)), Integer.parseInt(number.group(2)), asText, file);
            return Verbs.DONE;
        }
        // Only now: the demonstration's clock is known once the data are open.
        LocalDateTime now = LocalDateTime.now(call.desk().clock());
        LocalDate day = typed == null ? now.toLocalDate() : typed;
        if (day.isAfter(now.toLocalDate())) {
            throw new WrongUsage(call.texts().get("report.future", day, now.toLocalDate()));
        }
        Cutoff cutoff = day.equals(now.toLocalDate()) ? Cutoff.at(now) : Cutoff.endOf(day);
        Texts words = call.desk().texts(DailyReport.class);
        Desk desk = call.desk();
        boolean demo = Demo.isMarked(desk.ledger());
        DailyReport.Head head = DailyReport.Head.of(desk.ledger(), desk.session(), now, demo, words);
        Rewording.read(desk.database().folder(), words.locale())
                .faults()
                .forEach(fault -> call.err().println(fault.text(words.locale())));
        leave(DailyReport.compose(desk.features(), cutoff, head, words), asText, file, words, call);
        return Verbs.DONE;
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

    private static void issued(Call call, int year, int number, boolean asText, Path file) {
        Reports reports = reports(call);
        StoredReport report = reports.numbered(year, number)
                .orElseThrow(() -> new NotDone(call.texts().get("report.issued.none", year, number)));
        Issued issued = reports.open(report);
        byte[] content = asText ? issued.text().getBytes(StandardCharsets.UTF_8) : issued.pdf();
        leave(content, report.reportDay(), file, call.desk().texts(DailyReport.class), call);
    }

    private static void past(Call call) {
        Texts words = call.desk().texts(DailyReport.class);
        Texts texts = call.texts();
        Grid grid = new Grid()
                .row(
                        texts.get("report.past.until"),
                        texts.get("report.past.number"),
                        texts.get("report.past.state"),
                        texts.get("report.past.drafter"),
                        texts.get("report.past.reviewer"),
                        texts.get("report.past.issuer"),
                        "SHA-256");
        for (StoredReport report : reports(call).past()) {
            grid.row(
                    Types.MOMENT.write(report.cutAt()),
                    report.isCorrection() ? words.get("sheet.title") : report.number(words),
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
        leave(content, report.cutoff().day(), file, words, call);
    }

    private static void leave(byte[] content, LocalDate day, Path file, Texts words, Call call) {
        String where = file == null
                ? call.texts().get("report.screen")
                : file.getFileName().toString();
        DailyReport.noteLeaving(call.desk().ledger(), day, Kind.EXPORT, where, content, words);
        if (file == null) {
            call.out().print(new String(content, StandardCharsets.UTF_8));
            return;
        }
        SafeFile.write(file, content);
        call.out().println(call.texts().get("report.done", day, file));
    }

    private static LocalDate date(Call call) {
        String typed = call.value(DATE);
        try {
            return typed == null ? null : Types.DATE.read(typed);
        } catch (Rejected e) {
            throw new WrongUsage(call.texts().get("usage.problem", call.texts().problem(e.at(""))));
        }
    }
}
