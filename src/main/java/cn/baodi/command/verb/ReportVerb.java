package cn.baodi.command.verb;

import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Rejected;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.SafeFile;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Types;
import cn.baodi.command.data.Demo;
import cn.baodi.command.data.Kind;
import cn.baodi.command.report.DailyReport;
import cn.baodi.command.report.ReportFeature;
import cn.baodi.command.report.ReportPdf;
import cn.baodi.command.report.ReportText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/** Composes a day's report, as PDF or as text. */
final class ReportVerb implements Verb {
    private static final String DATE = "--date";
    private static final String TEXT = "--text";

    @Override
    public String name() {
        return "report";
    }

    @Override
    public void describe(CommandSpec spec, Texts texts) {
        spec.addOption(CommandLines.value(DATE, texts.get("label.date"), texts.get("report.date")));
        spec.addOption(CommandLines.value(Verbs.OUT, texts.get("label.file"), texts.get("report.out")));
        spec.addOption(CommandLines.flag(TEXT, texts.get("report.text")));
    }

    /** It takes the report along. */
    @Override
    public Set<Role> allowed() {
        return ReportFeature.ACCESS.export();
    }

    @Override
    public int run(Call call) {
        Path file = call.path(Verbs.OUT);
        boolean asText = call.has(TEXT);
        if (file == null && !asText) {
            throw new WrongUsage(call.texts().get("report.nowhere"));
        }
        LocalDate typed = date(call);
        call.openExisting();
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
        leave(DailyReport.compose(desk.features(), cutoff, head, words), asText, file, words, call);
        return Verbs.DONE;
    }

    private static void leave(DailyReport report, boolean asText, Path file, Texts words, Call call) {
        byte[] content = asText
                ? ReportText.of(report, words).getBytes(StandardCharsets.UTF_8)
                : new ReportPdf().bytes(report, words);
        String where = file == null
                ? call.texts().get("report.screen")
                : file.getFileName().toString();
        DailyReport.noteLeaving(call.desk().ledger(), report.cutoff().day(), Kind.EXPORT, where, content, words);
        if (file == null) {
            call.out().print(new String(content, StandardCharsets.UTF_8));
            return;
        }
        SafeFile.write(file, content);
        call.out().println(call.texts().get("report.done", report.cutoff().day(), file));
    }

    private static LocalDate date(Call call) {
        String typed = call.value(DATE);
        try {
            return typed == null ? null : Types.DATE.read(typed);
        } catch (Rejected e) {
            throw new WrongUsage(call.texts().problem(e.at("")));
        }
    }
}
