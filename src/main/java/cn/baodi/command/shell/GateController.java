package cn.baodi.command.shell;

import cn.baodi.command.core.Account;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Texts;
import cn.baodi.command.ui.Workbench;
import cn.baodi.command.vault.Keys;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens at the gate. Keys are derived beside the JavaFX thread. */
final class GateController {
    private static final Logger LOG = LoggerFactory.getLogger(GateController.class);
    private static final int MINUTE = 60;

    private final Workbench workbench;
    private final Texts texts;
    private final GateModel model;
    private final Entrance entrance;
    private final BooleanSupplier working;
    private Keys.SignedIn recovered;

    /** @param working whether long work belongs to the screens of who is on duty */
    GateController(Workbench workbench, Texts texts, GateModel model, Entrance entrance, BooleanSupplier working) {
        this.workbench = workbench;
        this.texts = texts;
        this.model = model;
        this.entrance = entrance;
        this.working = working;
    }

    /**
     * Asks for somebody.
     *
     * @param name who is proposed, or ""
     * @param onDuty who locked the console, or null
     */
    void ask(String name, String onDuty) {
        List<Account> accounts = entrance.keys().accounts();
        model.names.setAll(accounts.stream()
                .filter(account -> !account.disabled())
                .map(Account::name)
                .toList());
        model.administrators.setAll(accounts.stream()
                .filter(account -> account.roles().contains(Role.ADMIN))
                .map(Account::name)
                .toList());
        model.onDuty.set(onDuty);
        model.name.set(model.names.contains(name) ? name : model.names.size() == 1 ? model.names.get(0) : "");
        model.problem.set("");
        model.wait.set(0);
        model.busy.set(false);
        model.step.set(GateModel.Step.SIGN_IN);
    }

    /** What signing in under the name now chosen will do beyond signing in, or "". */
    String consequence() {
        String onDuty = model.onDuty.get();
        String name = model.name.get().strip();
        return onDuty == null || name.isEmpty() || Keys.same(onDuty, name) ? "" : texts.get("gate.shift", name, onDuty);
    }

    /** @param password wiped */
    void signIn(char[] password) {
        String name = model.name.get().strip();
        if (name.isEmpty()) {
            model.problem.set(texts.get("gate.nameless"));
            return;
        }
        attempt(() -> signedIn(name, password), () -> entrance.keys().wait(name), this::let);
    }

    private Keys.SignedIn signedIn(String name, char[] password) {
        try {
            return entrance.keys().signIn(name, password);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private void let(Keys.SignedIn in) {
        String onDuty = model.onDuty.get();
        if (onDuty != null && !Keys.same(onDuty, in.account().name()) && working.getAsBoolean()) {
            model.busy.set(false);
            model.problem.set(texts.get("gate.working"));
            return;
        }
        entrance.enter(in);
    }

    private <R> void attempt(Supplier<R> work, Supplier<Long> wait, Consumer<R> then) {
        if (model.busy.get() || model.wait.get() > 0) {
            return;
        }
        model.busy.set(true);
        model.problem.set("");
        workbench.background().run(work, then, failure -> {
            model.busy.set(false);
            if (!(failure instanceof Failure known)) {
                LOG.error("gate", failure);
                model.problem.set(texts.get("gate.unexpected"));
                return;
            }
            model.wait.set(wait.get());
            model.problem.set(known.key().equals("keys.wait") ? "" : known.text(workbench.locale()));
        });
    }

    /** A second has passed. */
    void tick() {
        model.wait.set(Math.max(0, model.wait.get() - 1));
    }

    /** How long it is until the next try, in words, or "". */
    String waiting() {
        long left = model.wait.get();
        if (left == 0) {
            return "";
        }
        return left < MINUTE
                ? texts.get("gate.wait.seconds", left)
                : texts.get("gate.wait.minutes", left / MINUTE, left % MINUTE);
    }

    void forgot() {
        model.problem.set("");
        model.wait.set(0);
        model.step.set(GateModel.Step.RECOVER);
    }

    void back() {
        model.problem.set("");
        model.wait.set(0);
        model.step.set(GateModel.Step.SIGN_IN);
    }

    /**
     * Sets an administrator's password with the recovery code.
     *
     * @param fresh wiped
     */
    void recover(String code, String administrator, char[] fresh) {
        attempt(
                () -> {
                    try {
                        return entrance.keys().recover(code, administrator, fresh);
                    } finally {
                        Arrays.fill(fresh, '\0');
                    }
                },
                () -> entrance.keys().waitForCode(),
                made -> {
                    recovered = made.signedIn();
                    model.busy.set(false);
                    model.code.set(made.code());
                    model.step.set(GateModel.Step.CODE);
                });
    }

    /** The next recovery code is written down. */
    void written() {
        model.code.set("");
        model.busy.set(true);
        Keys.SignedIn in = recovered;
        recovered = null;
        let(in);
    }
}
