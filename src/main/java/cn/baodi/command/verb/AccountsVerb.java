package cn.baodi.command.verb;

import cn.baodi.command.account.Accounts;
import cn.baodi.command.core.Account;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Texts;
import cn.baodi.command.vault.Keys;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** Sets up who may open a data folder, without a window. */
final class AccountsVerb implements Verb {
    private static final String NAME = "--name";
    private static final String ROLES = "--roles";
    /** Who learns which accounts there are. */
    private static final Set<Role> LISTED_FOR = Set.of(Role.ADMIN, Role.AUDITOR);

    private static final List<String> ACTIONS = List.of("list", "add", "password", "protect");

    @Override
    public String name() {
        return "accounts";
    }

    @Override
    public void describe(CommandSpec spec, Texts texts) {
        spec.addPositional(CommandLines.parameter(String.join("|", ACTIONS), texts.get("accounts.action")));
        spec.addOption(CommandLines.value(NAME, texts.get("label.sheet"), texts.get("accounts.name")));
        spec.addOption(CommandLines.value(ROLES, texts.get("label.roles"), texts.get("accounts.roles", roles(texts))));
        spec.addOption(CommandLines.value(
                Passwords.NEW_PASSWORD_FILE,
                texts.get("label.file"),
                texts.get("accounts.password.file", Secrets.NEW_PASSWORD)));
    }

    private static String roles(Texts texts) {
        return Arrays.stream(Role.values())
                .map(role -> texts.get("sheet.named", role.name().toLowerCase(Locale.ROOT), texts.name(role)))
                .collect(Collectors.joining(texts.get("list.comma")));
    }

    @Override
    public int run(Call call) {
        String action = call.typed().matchedPositionalValue(0, "");
        Texts texts = call.texts();
        switch (action) {
            case "list" -> list(call);
            case "add" -> add(call);
            case "password" -> password(call);
            case "protect" -> protect(call);
            default ->
                throw new WrongUsage(
                        texts.get("usage.value", texts.get("accounts.action"), action, String.join(", ", ACTIONS)));
        }
        return Verbs.DONE;
    }

    private static Accounts openProtected(Call call) {
        call.openExisting();
        Accounts accounts = call.desk().accounts();
        if (!accounts.isProtected()) {
            throw new NotDone(call.texts().get("accounts.none"));
        }
        return accounts;
    }

    private static void list(Call call) {
        Accounts accounts = openProtected(call);
        call.desk().session().require(LISTED_FOR);
        Grid grid = new Grid();
        for (Account account : accounts.all()) {
            grid.row(
                    account.name(),
                    accounts.roles(account),
                    account.disabled() ? call.texts().get("accounts.disabled") : "");
        }
        grid.lines().forEach(call.out()::println);
    }

    private static void add(Call call) {
        Texts texts = call.texts();
        if (call.value(NAME) == null || call.value(ROLES) == null) {
            throw new WrongUsage(texts.get("usage.missing", NAME + " " + ROLES));
        }
        Account account = new Account(call.value(NAME).strip(), typedRoles(call), false);
        Accounts accounts = openProtected(call);
        refuse(account, texts);
        accounts.add(call.signedIn(), account, call.passwords().fresh(account.name()));
        call.out().println(texts.get("accounts.added", account.name(), accounts.roles(account)));
    }

    private static void refuse(Account account, Texts texts) {
        List<Problem> problems = account.problems();
        if (!problems.isEmpty()) {
            throw new NotDone(texts.get("accounts.refused", texts.problem(problems.get(0))));
        }
    }

    private static Set<Role> typedRoles(Call call) {
        Texts texts = call.texts();
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String typed : call.value(ROLES).split("[,，、]")) {
            roles.add(Arrays.stream(Role.values())
                    .filter(role -> role.name().equalsIgnoreCase(typed.strip())
                            || texts.name(role).equalsIgnoreCase(typed.strip()))
                    .findFirst()
                    .orElseThrow(() -> new WrongUsage(texts.get("usage.value", ROLES, typed, roles(texts)))));
        }
        return roles;
    }

    private static void password(Call call) {
        Accounts accounts = openProtected(call);
        Keys.SignedIn by = call.signedIn();
        String name = call.value(NAME) == null ? by.account().name() : call.value(NAME);
        char[] fresh = call.passwords().fresh(name);
        if (Keys.same(name, by.account().name())) {
            accounts.changeOwn(by, fresh);
        } else {
            accounts.reset(by, name, fresh);
        }
        call.out().println(call.texts().get("accounts.changed", name));
    }

    private static void protect(Call call) {
        Texts texts = call.texts();
        String user = call.value(Passwords.USER);
        if (user == null) {
            throw new WrongUsage(texts.get("usage.missing", Passwords.USER));
        }
        Account administrator = Account.administrator(user.strip());
        refuse(administrator, texts);
        call.open(keys -> {
            throw new NotDone(texts.get("accounts.protected"));
        });
        Accounts accounts = call.desk().accounts();
        String code = accounts.protect(administrator, call.passwords().first(administrator.name()));
        List<Path> left = accounts.hideKeyInBackups();
        call.out().println(texts.get("accounts.protect.done", administrator.name()));
        call.out().println(code);
        left.forEach(file -> call.err().println(texts.get("accounts.protect.left", file)));
    }
}
