package cn.baodi.command.verb;

import cn.baodi.command.core.DailyCount;
import cn.baodi.command.core.Rejected;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Types;
import cn.baodi.command.dashboard.DashboardFeature;
import cn.baodi.command.exchange.Summaries;
import cn.baodi.command.ui.Feature;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/** Writes the numbers of every area by day, town and category as CSV files. */
final class SummariesVerb implements Verb {
    private static final String FROM = "--from";
    private static final String TO = "--to";

    @Override
    public String name() {
        return "summaries";
    }

    @Override
    public void describe(CommandSpec spec, Texts texts) {
        spec.addOption(CommandLines.required(Verbs.OUT, texts.get("label.folder"), texts.get("summaries.out")));
        spec.addOption(CommandLines.value(FROM, texts.get("label.date"), texts.get("summaries.from")));
        spec.addOption(CommandLines.value(TO, texts.get("label.date"), texts.get("summaries.to")));
    }

    @Override
    public Set<Role> allowed() {
        return DashboardFeature.ACCESS.export();
    }

    @Override
    public int run(Call call) {
        Path into = call.path(Verbs.OUT);
        Summaries.Days days = new Summaries.Days(day(FROM, call), day(TO, call));
        call.openExisting();
        Desk desk = call.desk();
        Map<String, List<DailyCount>> counts = Feature.dailyCounts(desk.features().stream()
                .filter(area -> desk.session().may(area.access().see()))
                .toList());
        Summaries.Written written = new Summaries(
                        desk.ledger(), desk.clock(), call.texts().locale())
                .write(into, counts, days, call.line());
        call.line().clear();
        call.out().println(call.texts().get("summaries.done", written.files(), written.rows(), written.folder()));
        return Verbs.DONE;
    }

    private static LocalDate day(String option, Call call) {
        String typed = call.value(option);
        try {
            return typed == null ? null : Types.DATE.read(typed);
        } catch (Rejected e) {
            throw new WrongUsage(call.texts().problem(e.at("")));
        }
    }
}
