package cn.baodi.command.verb;

import cn.baodi.command.account.Approval;
import cn.baodi.command.care.Closing;
import cn.baodi.command.care.ClosingPlan;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Texts;
import java.nio.file.Path;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/** Ends the crisis: keeps the counts, destroys the data; without {@code --yes} it only tells what would go. */
final class CloseCrisisVerb implements Verb {
    private static final String ORGANISATION = "--organisation";
    private static final String BASIS = "--basis";
    private static final String EARLY = "--handed-over";
    private static final String YES = "--yes";

    @Override
    public String name() {
        return "close-crisis";
    }

    @Override
    public void describe(CommandSpec spec, Texts texts) {
        spec.addOption(CommandLines.required(Verbs.OUT, texts.get("label.folder"), texts.get("close-crisis.out")));
        spec.addOption(
                CommandLines.required(ORGANISATION, texts.get("label.text"), texts.get("close-crisis.organisation")));
        spec.addOption(CommandLines.required(BASIS, texts.get("label.text"), texts.get("close-crisis.basis")));
        spec.addOption(CommandLines.required(
                Passwords.APPROVER, texts.get("label.sheet"), texts.get("close-crisis.approver")));
        spec.addOption(CommandLines.value(
                Passwords.APPROVER_PASSWORD_FILE,
                texts.get("label.file"),
                texts.get("export.approver.password", Secrets.APPROVER_PASSWORD)));
        spec.addOption(CommandLines.flag(EARLY, texts.get("close-crisis.early")));
        spec.addOption(CommandLines.flag(YES, texts.get("close-crisis.yes")));
    }

    @Override
    public Set<Role> allowed() {
        return Set.of(Role.ADMIN);
    }

    @Override
    public int run(Call call) {
        Texts texts = call.texts();
        Path out = call.path(Verbs.OUT);
        call.openExisting();
        Closing closing = call.desk().closing();
        ClosingPlan plan = closing.plan();
        call.out().println(texts.get("close-crisis.plan", plan.organisation(), plan.backups()));
        Grid grid = new Grid();
        plan.sheets().forEach(held -> grid.row("   ", held.sheet(), held.rows()));
        grid.lines().forEach(call.out()::println);
        if (plan.issued() > 0) {
            call.out().println(texts.get("close-crisis.issued", plan.issued()));
        }
        if (!call.has(EARLY)) {
            plan.early()
                    .forEach(kept -> call.out()
                            .println(texts.get("close-crisis.kept", kept.name(), kept.years(), kept.basis(), EARLY)));
        }
        Approval approval =
                call.passwords().approve(call.desk().accounts(), call.value(BASIS), call.value(Passwords.APPROVER));
        Closing.Order order = new Closing.Order(call.value(ORGANISATION), approval, out, call.has(EARLY));
        closing.require(order, plan);
        if (!call.has(YES)) {
            call.out().println(texts.get("close-crisis.preview", YES));
            return Verbs.DONE;
        }
        Closing.Done done = closing.close(order, call.line());
        call.line().clear();
        call.out()
                .println(texts.get(
                        "close-crisis.done",
                        done.record(),
                        done.counts(),
                        done.countsPaper(),
                        done.issued(),
                        done.issuedPaper()));
        if (!done.destroyed().left().isEmpty()) {
            throw new NotDone(texts.get("close-crisis.left", done.destroyed().left()));
        }
        return Verbs.DONE;
    }
}
