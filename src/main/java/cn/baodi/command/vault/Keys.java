package cn.baodi.command.vault;

import cn.baodi.command.core.Account;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Role;
import cn.baodi.command.vault.KeyFile.Content;
import cn.baodi.command.vault.KeyFile.Stored;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Who can open a data folder: one slot with the wrapped data key for each account and one for the recovery code. A
 * folder without accounts keeps its key in plain, guarded by the folder's own rights alone. The list of accounts is
 * signed under the data key: who edits the file to give himself a role is found at the sign-in. Deriving a key takes
 * about a third of a second: not on the JavaFX thread.
 */
public final class Keys {
    /** Name of the file in the data folder. */
    public static final String FILE = KeyFile.NAME;

    private static final int LEAST_LETTERS = 8;
    private static final String RECOVERY = "*recovery*";
    private static final String UNKNOWN = "*unknown*";
    private static final Set<String> COMMON = Set.of(
            "12345678",
            "123456789",
            "1234567890",
            "88888888",
            "66666666",
            "11111111",
            "00000000",
            "password",
            "qwertyui",
            "abcd1234",
            "a1234567",
            "1qaz2wsx",
            "admin123",
            "woaini1314",
            "5201314520",
            "87654321");

    private final KeyFile file;
    private final Slot.Cost cost;
    private final Guesses guesses;
    private volatile Content content;

    /** Who opened the folder, and its key. */
    public record SignedIn(DataKey key, Account account) {}

    /** What a recovery gives: who is signed in, and the next code. */
    public record Recovered(SignedIn signedIn, String code) {}

    /** How the keys of a data folder are found. */
    public interface Source {
        /**
         * @param clock what really tells the time; the delays after wrong passwords go by it
         * @throws Failure when the file is damaged and so is the one before it
         */
        Keys at(Path folder, Clock clock);
    }

    private Keys(Path folder, Clock clock, Slot.Cost cost) {
        this.cost = cost;
        file = new KeyFile(folder, clock);
        guesses = new Guesses(folder, clock);
        content = file.read();
    }

    /** As {@link Source#at} for an officer's folder. */
    public static Keys at(Path folder, Clock clock) {
        return new Keys(folder, clock, Slot.Cost.USUAL);
    }

    static Keys at(Path folder, Clock clock, Slot.Cost cost) {
        return new Keys(folder, clock, cost);
    }

    /** Whether a file that a kill left is one of these. */
    public static boolean isRest(Path file) {
        return KeyFile.isOf(file);
    }

    /** Whether {@code folder} seems to have accounts, before it is taken; what is damaged is left for later. */
    public static boolean guards(Path folder) {
        return new KeyFile(folder, Clock.systemUTC())
                .peek()
                .filter(found -> found.plain() == null)
                .isPresent();
    }

    /** Whether a file like {@link #FILE} gives the key away to whoever reads it. */
    public static boolean holdsPlainKey(byte[] json) {
        return KeyFile.parse(json).filter(found -> found.plain() != null).isPresent();
    }

    /** What happened to the files of the keys before this was made, for the officer to know; empty as a rule. */
    public List<Failure> findings() {
        List<Failure> all = new ArrayList<>();
        if (file.wasMissing()) {
            all.add(new Failure("keys.rewritten", FILE));
        }
        aside().forEach(aside -> all.add(new Failure("keys.laid.aside", aside.getFileName())));
        return all;
    }

    /** Files of the keys that could not be read when this was made, under the names that they have now. */
    List<Path> aside() {
        List<Path> all = new ArrayList<>(file.aside());
        guesses.aside().ifPresent(all::add);
        return all;
    }

    /** Whether the folder has no key yet. */
    public boolean isNew() {
        return content == null;
    }

    /** Whether the folder has accounts: nobody opens it without signing in. */
    public boolean isProtected() {
        return content != null && content.plain() == null;
    }

    /** Accounts as the file says, by name; signed, but verified only at the sign-in. */
    public List<Account> accounts() {
        return isProtected() ? content.accounts().stream().map(Keys::account).toList() : List.of();
    }

    private static Account account(Stored stored) {
        return new Account(stored.name(), Set.copyOf(stored.roles()), stored.disabled());
    }

    /** Gives a new folder a key, without accounts. */
    public synchronized DataKey makeOpen() {
        if (content != null) {
            throw new IllegalStateException("the folder has a key");
        }
        DataKey key = DataKey.random();
        save(Content.open(key));
        return key;
    }

    /** @throws Failure {@code keys.needed} when the folder has accounts, {@code keys.missing} when it has no key */
    public DataKey openWithout() {
        if (content == null) {
            throw new Failure("keys.missing", file.path());
        }
        if (isProtected()) {
            throw new Failure("keys.needed");
        }
        return content.key();
    }

    /**
     * Sets up the first account of a folder without accounts; from now on it opens only for those who sign in.
     *
     * @param first an administrator
     * @return the recovery code, to be shown once
     */
    public synchronized String protect(Account first, char[] password) {
        DataKey key = openWithout();
        if (!first.roles().contains(Role.ADMIN)) {
            throw new IllegalArgumentException("the first is no administrator");
        }
        String code = RecoveryCode.random();
        Content fresh = signed(
                key, List.of(stored(key, first, 1, password)), Slot.wrap(key, RECOVERY, 1, code.toCharArray(), cost));
        file.protect(fresh);
        content = fresh;
        return RecoveryCode.spaced(code);
    }

    private Stored stored(DataKey key, Account account, int version, char[] password) {
        String name = account.name().strip();
        return new Stored(name, sorted(account), account.disabled(), Slot.wrap(key, name, version, password, cost));
    }

    private static List<Role> sorted(Account account) {
        return account.roles().stream().sorted().toList();
    }

    private static Content signed(DataKey key, List<Stored> accounts, Slot recovery) {
        return new Content(null, accounts, recovery, code(key, accounts));
    }

    private static String code(DataKey key, List<Stored> accounts) {
        String list = accounts.stream()
                .map(a -> a.name() + "\t" + a.roles() + "\t" + a.disabled() + "\t"
                        + a.slot().version())
                .sorted()
                .collect(Collectors.joining("\n"));
        return key.hex("accounts\n" + list);
    }

    /** Nothing is signed anew before the list it came from has been found to be ours. */
    private void verify(DataKey key) {
        byte[] expected = code(key, content.accounts()).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, content.code().getBytes(StandardCharsets.UTF_8))) {
            throw new Failure("keys.tampered", file.path());
        }
    }

    /**
     * Opens the folder for an officer.
     *
     * @param password not kept
     * @throws Failure {@code keys.wrong} for a wrong password and an unknown name alike, {@code keys.wait},
     *     {@code keys.disabled}, {@code keys.tampered} when the list of accounts was edited
     */
    public synchronized SignedIn signIn(String name, char[] password) {
        if (!isProtected()) {
            throw new Failure("keys.wrong"); // there is nobody who could
        }
        Optional<Stored> found = stored(name);
        String counted = found.map(Stored::name).orElse(UNKNOWN);
        guesses.check(counted);
        try {
            // An unknown name costs as long as a wrong password.
            Slot slot = found.map(Stored::slot).orElse(content.recovery());
            DataKey key = slot.unwrap(found.isPresent() ? password : new char[1]);
            verify(key);
            if (found.orElseThrow().disabled()) {
                guesses.tell(Event.Kind.DISABLED, counted);
                throw new Failure("keys.disabled", counted);
            }
            guesses.forget(counted);
            return new SignedIn(key, account(found.get()));
        } catch (Failure e) {
            if (e.key().equals("keys.wrong")) {
                guesses.count(counted);
                guesses.tell(Event.Kind.REFUSED, found.isPresent() ? counted : "");
            }
            throw e;
        }
    }

    /** Seconds before another password for {@code name} is looked at; 0 as a rule. */
    public synchronized long wait(String name) {
        return guesses.left(stored(name).map(Stored::name).orElse(UNKNOWN));
    }

    /** As {@link #wait(String)} for the recovery code. */
    public synchronized long waitForCode() {
        return guesses.left(RECOVERY);
    }

    /** What happened at the sign-in and is not in the audit yet, oldest first; it survives a restart. */
    public synchronized List<Event> events() {
        return guesses.events();
    }

    /** Forgets the first {@code count} of {@link #events}: they stand in the audit now. */
    public synchronized void noted(int count) {
        guesses.noted(count);
    }

    private Optional<Stored> stored(String name) {
        return isProtected()
                ? content.accounts().stream()
                        .filter(a -> folded(a.name()).equals(folded(name)))
                        .findFirst()
                : Optional.empty();
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    /** Whether two names are one account. */
    public static boolean same(String name, String other) {
        return folded(name).equals(folded(other));
    }

    /**
     * Opens the folder with the recovery code and sets an administrator's password.
     *
     * @return who is signed in now, and the next recovery code; the one used is worth nothing any more
     * @throws Failure {@code keys.code.typing}, {@code keys.code.wrong}, {@code keys.wait}, {@code keys.tampered}
     */
    public synchronized Recovered recover(String code, String name, char[] password) {
        guesses.check(RECOVERY);
        String typed = RecoveryCode.typed(code);
        Stored admin = existing(name);
        if (!admin.roles().contains(Role.ADMIN)) {
            throw new Failure("keys.admin.unknown", name);
        }
        DataKey key;
        try {
            key = content.recovery().unwrap(typed.toCharArray());
        } catch (Failure e) {
            guesses.count(RECOVERY);
            guesses.tell(Event.Kind.REFUSED, admin.name());
            throw new Failure(e, "keys.code.wrong");
        }
        verify(key);
        guesses.forget(RECOVERY);
        guesses.forget(admin.name());
        Account account = new Account(admin.name(), Set.copyOf(admin.roles()), false);
        List<Stored> accounts = replaced(stored(key, account, admin.slot().version() + 1, password));
        String next = RecoveryCode.random();
        save(signed(key, accounts, recovery(key, next)));
        guesses.tell(Event.Kind.RECOVERED, admin.name());
        return new Recovered(new SignedIn(key, account), RecoveryCode.spaced(next));
    }

    private Slot recovery(DataKey key, String code) {
        return Slot.wrap(key, RECOVERY, content.recovery().version() + 1, code.toCharArray(), cost);
    }

    /** Makes a new recovery code; the one before is worth nothing any more. */
    public synchronized String renewCode(DataKey key) {
        verify(key);
        String next = RecoveryCode.random();
        save(signed(key, content.accounts(), recovery(key, next)));
        return RecoveryCode.spaced(next);
    }

    /** @throws Failure {@code keys.taken} when there is such a name */
    public synchronized void add(DataKey key, Account account, char[] password) {
        if (stored(account.name()).isPresent()) {
            throw new Failure("keys.taken", account.name());
        }
        change(key, accounts -> {
            accounts.add(stored(key, account, 1, password));
            return accounts;
        });
    }

    /** Sets a password without the old one; the caller has the key because somebody may. */
    public synchronized void resetPassword(DataKey key, String name, char[] fresh) {
        Stored was = existing(name);
        change(key, accounts -> replaced(stored(key, account(was), was.slot().version() + 1, fresh)));
        guesses.forget(was.name());
    }

    /**
     * Changes roles, or whether the account may sign in.
     *
     * @throws Failure {@code keys.last} when no enabled administrator would be left
     */
    public synchronized void change(DataKey key, Account account) {
        Stored was = existing(account.name());
        List<Stored> after = replaced(new Stored(was.name(), sorted(account), account.disabled(), was.slot()));
        if (after.stream().noneMatch(a -> !a.disabled() && a.roles().contains(Role.ADMIN))) {
            throw new Failure("keys.last", was.name());
        }
        change(key, accounts -> after);
    }

    private void change(DataKey key, UnaryOperator<List<Stored>> change) {
        verify(key);
        List<Stored> accounts = new ArrayList<>(change.apply(new ArrayList<>(content.accounts())));
        accounts.sort(Comparator.comparing(Stored::name));
        save(signed(key, accounts, content.recovery()));
    }

    private Stored existing(String name) {
        return stored(name).orElseThrow(() -> new Failure("keys.unknown", name));
    }

    private List<Stored> replaced(Stored fresh) {
        return content.accounts().stream()
                .map(a -> a.name().equals(fresh.name()) ? fresh : a)
                .toList();
    }

    /** What is wrong with a password for {@code name}. */
    public static Optional<Problem> problem(String field, String name, char[] password) {
        String normal = Normalizer.normalize(new String(password), Normalizer.Form.NFKC);
        if (normal.codePointCount(0, normal.length()) < LEAST_LETTERS) {
            return Optional.of(Problem.of(field, "password.short", LEAST_LETTERS));
        }
        if (folded(normal).equals(folded(name)) || COMMON.contains(folded(normal))) {
            return Optional.of(Problem.of(field, "password.common"));
        }
        return Optional.empty();
    }

    /** Destroys all keys: nothing of the folder can be read any more, nor any backup of it. */
    public synchronized void destroy() {
        file.destroy();
        content = null;
    }

    private void save(Content fresh) {
        file.write(fresh, content);
        content = fresh;
    }
}
