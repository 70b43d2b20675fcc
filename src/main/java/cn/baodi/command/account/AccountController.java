package cn.baodi.command.account;

import cn.baodi.command.account.AccountModel.Task;
import cn.baodi.command.core.Account;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Texts;
import cn.baodi.command.ui.Act;
import cn.baodi.command.ui.Workbench;
import cn.baodi.command.vault.Keys;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What happens on the screen of accounts. Passwords are derived beside the JavaFX thread, and wiped. */
final class AccountController {
    private static final Set<Role> ADMINISTRATORS = Set.of(Role.ADMIN);
    private static final Set<Role> LISTED_FOR = Set.of(Role.ADMIN, Role.AUDITOR);

    private final Workbench workbench;
    private final Texts texts;
    private final Supplier<Accounts> accounts;
    private final Runnable changedOfficer;
    private final AccountModel model = new AccountModel();
    private AccountView view;
    /** Whether the code that is shown is that of the first account. */
    private boolean first;

    /**
     * @param accounts those of the open folder
     * @param changedOfficer makes the screens anew, once somebody has become the first administrator
     */
    AccountController(Workbench workbench, Texts texts, Supplier<Accounts> accounts, Runnable changedOfficer) {
        this.workbench = workbench;
        this.texts = texts;
        this.accounts = accounts;
        this.changedOfficer = changedOfficer;
    }

    /** Made on the first call. */
    AccountView view() {
        if (view == null) {
            refresh();
            begin(isProtected() ? isAdministrator() ? Task.NONE : Task.OWN : Task.PROTECT);
            view = new AccountView(workbench, texts, model, this);
        }
        return view;
    }

    boolean isProtected() {
        return accounts.get().isProtected();
    }

    boolean isAdministrator() {
        return workbench.session().may(ADMINISTRATORS);
    }

    boolean maySeeAll() {
        return workbench.session().may(LISTED_FOR);
    }

    Account officer() {
        return workbench.session().account();
    }

    Map<Act, Runnable> acts() {
        Map<Act, Runnable> acts = new LinkedHashMap<>();
        acts.put(Act.REFRESH, this::refresh);
        if (model.task.get() != Task.NONE && model.task.get() != Task.CODE) {
            acts.put(Act.SAVE, () -> view.save());
        }
        if (isProtected() && isAdministrator()) {
            acts.put(Act.ADD, () -> begin(Task.ADD));
            acts.put(Act.OTHER_PANE, () -> view.otherPane());
        }
        return acts;
    }

    void refresh() {
        model.accounts.setAll(accounts.get().all());
        Account was = model.selected.get();
        model.selected.set(
                was == null
                        ? null
                        : model.accounts.stream()
                                .filter(account -> account.name().equals(was.name()))
                                .findFirst()
                                .orElse(null));
    }

    void select(Account account) {
        if (model.task.get() == Task.CODE) {
            return; // nothing else before the code is written down
        }
        model.selected.set(account);
        begin(account == null || !isAdministrator() ? Task.NONE : Task.CHANGE);
    }

    /** Opens the card for {@code task}. */
    void begin(Task task) {
        if (model.task.get() == Task.CODE && !model.code.get().isEmpty()) {
            return;
        }
        model.problems.set(Map.of());
        model.task.set(Task.NONE); // so that the card is filled anew
        model.task.set(task);
    }

    /** Protects the folder. */
    void protect(String name, char[] password) {
        Account administrator = Account.administrator(name.strip());
        if (refuses(administrator)) {
            return;
        }
        run(
                () -> {
                    String code = accounts.get().protect(administrator, password);
                    Arrays.fill(password, '\0');
                    List<Path> left = accounts.get().hideKeyInBackups();
                    return new Made(code, left);
                },
                made -> {
                    first = true;
                    show(made.code);
                    if (!made.left.isEmpty()) {
                        workbench
                                .notices()
                                .tell(
                                        texts.get("protect.left.title"),
                                        texts.get(
                                                "protect.left",
                                                made.left.stream()
                                                        .map(Path::toString)
                                                        .collect(Collectors.joining("\n"))));
                    }
                });
    }

    private record Made(String code, List<Path> left) {}

    void add(String name, Set<Role> roles, char[] password, char[] own) {
        Account account = new Account(name.strip(), roles, false);
        if (refuses(account)) {
            return;
        }
        confirmed(own, password, (all, by) -> all.add(by, account, password), texts.get("done.added", account.name()));
    }

    void change(Set<Role> roles, boolean disabled, char[] own) {
        Account before = model.selected.get();
        Account after = new Account(before.name(), roles, disabled);
        if (refuses(after)) {
            return;
        }
        if (after.equals(before)) {
            Arrays.fill(own, '\0');
            begin(Task.NONE);
            return;
        }
        boolean self = before.name().equals(officer().name());
        confirmed(
                own,
                new char[0],
                (all, by) -> all.change(by, before, after),
                texts.get(self ? "done.changed.self" : "done.changed", before.name()));
    }

    void reset(char[] password, char[] own) {
        String name = model.selected.get().name();
        confirmed(own, password, (all, by) -> all.reset(by, name, password), texts.get("done.reset", name));
    }

    void changeOwn(char[] password, char[] own) {
        confirmed(own, password, (all, by) -> all.changeOwn(by, password), texts.get("done.own"));
    }

    void renew(char[] own) {
        run(
                () -> {
                    try {
                        return accounts.get().renewCode(accounts.get().confirm(own));
                    } finally {
                        Arrays.fill(own, '\0');
                    }
                },
                this::show);
    }

    private void show(String code) {
        refresh();
        model.code.set(code);
        model.task.set(Task.CODE);
    }

    /** The recovery code is written down. */
    void written() {
        model.code.set("");
        begin(Task.NONE);
        if (first) {
            first = false;
            changedOfficer.run();
        }
    }

    private interface Change {
        void make(Accounts all, Keys.SignedIn by);
    }

    private void confirmed(char[] own, char[] password, Change change, String done) {
        run(
                () -> {
                    try {
                        Keys.SignedIn by = accounts.get().confirm(own);
                        change.make(accounts.get(), by);
                        return true;
                    } finally {
                        Arrays.fill(own, '\0');
                        Arrays.fill(password, '\0');
                    }
                },
                made -> {
                    refresh();
                    begin(Task.NONE);
                    workbench.notices().toast(done);
                });
    }

    private <R> void run(Supplier<R> work, Consumer<R> then) {
        if (model.busy.get()) {
            return;
        }
        model.busy.set(true);
        model.problems.set(Map.of());
        workbench
                .background()
                .run(
                        work,
                        made -> {
                            model.busy.set(false);
                            then.accept(made);
                        },
                        failure -> {
                            model.busy.set(false);
                            failed(failure);
                        });
    }

    private void failed(RuntimeException failure) {
        if (!(failure instanceof Failure known)) {
            workbench.notices().failure(failure);
            return;
        }
        switch (known.key()) {
            case "keys.wrong" -> model.problems.set(Map.of("own", texts.get("own.wrong")));
            case "keys.wait" -> model.problems.set(Map.of("own", known.text(texts.locale())));
            case "keys.taken" -> model.problems.set(Map.of("name", known.text(texts.locale())));
            default -> model.problems.set(Map.of("", known.text(texts.locale())));
        }
    }

    private boolean refuses(Account account) {
        Map<String, String> wrong = new HashMap<>();
        for (Problem problem : account.problems()) {
            wrong.putIfAbsent(problem.field(), texts.problem(problem));
        }
        model.problems.set(Map.copyOf(wrong));
        return !wrong.isEmpty();
    }
}
