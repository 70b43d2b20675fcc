package cn.baodi.command.verb;

import cn.baodi.command.core.Check;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.CheckResult;
import cn.baodi.command.data.Register;
import cn.baodi.command.ui.Feature;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;

/** Opens the data, counts every register, and looks for contradictions. */
final class CheckVerb implements Verb {
    @Override
    public String name() {
        return "check";
    }

    @Override
    public void describe(CommandSpec spec, Texts texts) {
        // It takes nothing but what every verb takes.
    }

    @Override
    public int run(Call call) {
        Texts texts = call.texts();
        call.openExisting();
        Grid counts =
                new Grid().row(texts.get("check.sheet"), "", texts.get("check.holding"), texts.get("check.retired"));
        for (Register<?> register : call.registers()) {
            long holding = Call.total(register, false);
            counts.row(register.sheet().title(), register.sheet().key(), holding, Call.total(register, true) - holding);
        }
        CheckResult rehearsed = call.desk().ledger().check(texts.get("check.action"), call.line());
        call.line().clear();
        List<Path> unusable = call.desk().database().backups().unusable();
        Grid findings = new Grid()
                .row(
                        texts.get("check.name"),
                        texts.get("check.count"),
                        texts.get("check.wrong"),
                        texts.get("check.text"));
        long wrong = rehearsed.differences().size() + unusable.size();
        for (Feature feature : call.desk().features()) {
            for (Check check : feature.checks()) {
                findings.row(check.name(), check.count(), check.wrong(), check.text());
                wrong += check.wrong();
            }
        }
        call.out().println(texts.get("check.folder", call.desk().database().folder()));
        call.out().println();
        counts.lines().forEach(call.out()::println);
        call.out().println();
        findings.lines().forEach(call.out()::println);
        call.out().println();
        call.out().println(texts.get("check.rehearsed", rehearsed.tx(), rehearsed.replayed()));
        rehearsed.differences().forEach(d -> call.out().println(difference(d, texts)));
        if (!rehearsed.differences().isEmpty()) {
            call.out().println(texts.get(rehearsed.staysAnew() ? "check.mend.audit" : "check.mend"));
        }
        unusable.forEach(file -> call.out().println(texts.get("check.backup", file.getFileName())));
        call.out().println();
        if (wrong > 0) {
            throw new NotDone(texts.get("check.bad", wrong));
        }
        call.out().println(texts.get("check.good"));
        return Verbs.DONE;
    }

    private static String difference(CheckResult.Difference d, Texts texts) {
        String key = "check.differs." + d.what().name().toLowerCase(Locale.ROOT);
        return texts.get(key, d.about(), d.found(), d.expected());
    }
}
