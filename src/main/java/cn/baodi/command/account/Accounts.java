package cn.baodi.command.account;

import cn.baodi.command.core.Account;
import cn.baodi.command.core.DutyClock;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Session;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.Kind;
import cn.baodi.command.data.Ledger;
import cn.baodi.command.vault.Event;
import cn.baodi.command.vault.Keys;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done to the accounts of one open folder, and who comes and goes; each thing stands in the audit. Passwords
 * take their time: not on the JavaFX thread.
 */
public final class Accounts {
    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private static final Set<Role> ADMINISTRATORS = Set.of(Role.ADMIN);
    private static final Set<Role> APPROVERS = Set.of(Role.LEADER);

    private final Keys keys;
    private final Database database;
    private final Ledger ledger;
    private final Session session;
    private final Texts texts;

    /** @param texts those beside this class, in the language of the audit */
    public Accounts(Keys keys, Database database, Ledger ledger, Session session, Texts texts) {
        this.keys = keys;
        this.database = database;
        this.ledger = ledger;
        this.session = session;
        this.texts = texts;
    }

    /** Whether nobody opens the folder without signing in. */
    public boolean isProtected() {
        return keys.isProtected();
    }

    /** All accounts by name. */
    public List<Account> all() {
        return keys.accounts();
    }

    /**
     * Gives a folder that has none its first account, which is signed in from now on. Backups made before no longer
     * carry the key in plain.
     *
     * @return the recovery code, to be shown once
     */
    public String protect(Account administrator, char[] password) {
        String code = keys.protect(administrator, password);
        session.signIn(administrator);
        note(Kind.ACCOUNT, texts.get("note.protected", administrator.name()));
        return code;
    }

    /**
     * Takes the key in plain out of the backups of a folder that has got accounts since.
     *
     * @return backups that could not be written anew; whoever has one of them needs no password
     */
    public List<Path> hideKeyInBackups() {
        return keys.isProtected() ? database.backups().hideKey() : List.of();
    }

    /**
     * Makes sure that it is the officer on duty who wants something, and no passer-by.
     *
     * @param own password of the officer on duty
     * @throws Failure as {@link Keys#signIn}
     */
    public Keys.SignedIn confirm(char[] own) {
        try {
            return keys.signIn(session.operator(), own);
        } catch (Failure e) {
            noteEvents();
            throw e;
        }
    }

    /**
     * A second officer's consent to a full export by the officer on duty: with his password where there are accounts,
     * else by his name alone.
     *
     * @param purpose what the export is for; not blank
     * @param name of the second officer
     * @param password his; null where there are no accounts
     * @throws Failure {@code approval.purpose}, {@code approval.same} when he is the one on duty,
     *     {@code permission.needed} when he is no shift leader, or as {@link Keys#signIn}
     */
    public Approval approve(String purpose, String name, char[] password) {
        if (purpose == null || purpose.isBlank()) {
            throw new Failure("approval.purpose");
        }
        String wanted = name == null ? "" : name.strip();
        if (wanted.isEmpty() || Keys.same(wanted, session.operator())) {
            throw new Failure("approval.same");
        }
        if (!keys.isProtected()) {
            return new Approval(purpose.strip(), session.operator(), wanted);
        }
        try {
            Account second = keys.signIn(wanted, password == null ? new char[0] : password)
                    .account();
            if (second.roles().stream().noneMatch(APPROVERS::contains)) {
                throw new Failure("permission.needed", second.roles(), APPROVERS);
            }
            return new Approval(purpose.strip(), session.operator(), second.name());
        } catch (Failure e) {
            noteEvents();
            throw e;
        }
    }

    /** Who can come on duty instead of the officer on duty, by name. */
    public List<Account> relieving(Set<Role> roles) {
        return all().stream()
                .filter(account -> !account.disabled() && !Keys.same(account.name(), session.operator()))
                .filter(account -> account.roles().stream().anyMatch(roles::contains))
                .toList();
    }

    /**
     * Makes sure that it is the officer who comes on duty who signs. A wrong password is counted as at the sign-in.
     *
     * @param roles he has one of them
     * @throws Failure {@code handover.same} when he is the one on duty, {@code handover.role} when he has none of
     *     {@code roles}, or as {@link Keys#signIn}
     */
    public Account relief(String name, char[] password, Set<Role> roles) {
        if (Keys.same(name, session.operator())) {
            throw new Failure("handover.same");
        }
        try {
            Account coming = keys.signIn(name, password).account();
            if (coming.roles().stream().noneMatch(roles::contains)) {
                throw new Failure("handover.role", coming.name(), roles);
            }
            return coming;
        } catch (Failure e) {
            noteEvents();
            throw e;
        }
    }

    /** Seconds before another password for {@code name} is looked at; 0 as a rule. */
    public long wait(String name) {
        return keys.wait(name);
    }

    /** @throws Failure when there is such a name, or {@code by} is no administrator */
    public void add(Keys.SignedIn by, Account account, char[] password) {
        requireAdministrator(by);
        keys.add(by.key(), account, password);
        note(Kind.ACCOUNT, texts.get("note.added", account.name(), roles(account)));
    }

    /** Sets the password of somebody who forgot it. */
    public void reset(Keys.SignedIn by, String name, char[] fresh) {
        requireAdministrator(by);
        keys.resetPassword(by.key(), name, fresh);
        note(Kind.ACCOUNT, texts.get("note.reset", name));
    }

    /** Changes one's own password. */
    public void changeOwn(Keys.SignedIn by, char[] fresh) {
        String name = by.account().name();
        keys.resetPassword(by.key(), name, fresh);
        note(Kind.ACCOUNT, texts.get("note.own", name));
    }

    /** Changes roles, or whether the account may sign in. */
    public void change(Keys.SignedIn by, Account before, Account after) {
        requireAdministrator(by);
        keys.change(by.key(), after);
        if (!before.roles().equals(after.roles())) {
            note(Kind.ACCOUNT, texts.get("note.roles", after.name(), roles(before), roles(after)));
        }
        if (before.disabled() != after.disabled()) {
            note(Kind.ACCOUNT, texts.get(after.disabled() ? "note.disabled" : "note.enabled", after.name()));
        }
    }

    /** @return the new recovery code; the one before is worth nothing any more */
    public String renewCode(Keys.SignedIn by) {
        requireAdministrator(by);
        String code = keys.renewCode(by.key());
        note(Kind.ACCOUNT, texts.get("note.code"));
        return code;
    }

    private static void requireAdministrator(Keys.SignedIn by) {
        if (!by.account().roles().contains(Role.ADMIN)) {
            throw new Failure("permission.needed", by.account().roles(), ADMINISTRATORS);
        }
    }

    /** The roles in the officer's words. */
    public String roles(Account account) {
        return account.roles().stream()
                .sorted()
                .map(texts::name)
                .reduce((a, b) -> a + texts.get("list.comma") + b)
                .orElse("");
    }

    /** The officer on duty has signed in; what was refused before is told first. */
    public void noteSignIn() {
        noteEvents();
        note(Kind.SIGN_IN, texts.get("note.in", session.operator()));
    }

    /** The officer on duty goes on after the console was locked. */
    public void noteUnlocked() {
        noteEvents();
        note(Kind.SIGN_IN, texts.get("note.unlocked", session.operator()));
    }

    public void noteLocked() {
        note(Kind.SIGN_OUT, texts.get("note.locked", session.operator()));
    }

    /** The officer on duty leaves, or another goes on in his place. */
    public void noteSignOut() {
        note(Kind.SIGN_OUT, texts.get("note.out", session.operator()));
    }

    /** What happened at the sign-in while nothing could be written. */
    private void noteEvents() {
        List<Event> events = keys.events();
        int noted = 0;
        for (Event event : events) {
            if (!note(kind(event), words(event))) {
                break;
            }
            noted++;
        }
        if (noted > 0) {
            keys.noted(noted);
        }
    }

    private static Kind kind(Event event) {
        return event.kind() == Event.Kind.RECOVERED ? Kind.ACCOUNT : Kind.REFUSED;
    }

    private String words(Event event) {
        String at = MOMENT.format(LocalDateTime.ofInstant(Instant.ofEpochMilli(event.at()), DutyClock.ZONE));
        return switch (event.kind()) {
            case REFUSED ->
                texts.get(event.account().isEmpty() ? "note.stranger" : "note.refused", at, event.account());
            case DISABLED -> texts.get("note.refused.disabled", at, event.account());
            case RECOVERED -> texts.get("note.recovered", at, event.account());
        };
    }

    /** A full disk keeps nobody from signing in to see what can be deleted. */
    private boolean note(Kind kind, String action) {
        try {
            ledger.note(kind, action);
            return true;
        } catch (Failure e) {
            LOG.warn("not noted in the audit: {} {}", kind, e.key());
            return false;
        }
    }
}
