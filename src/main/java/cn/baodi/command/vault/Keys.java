package cn.baodi.command.vault;

import cn.baodi.command.core.Account;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.SafeFile;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who can open a data folder: one slot with the wrapped data key for each account and one for the recovery code. A
 * folder without accounts keeps its key in plain, guarded by the folder's own rights alone. The list of accounts is
 * signed under the data key: who edits the file to give himself a role is found at the sign-in.
 */
public final class Keys {
    /** Name of the file in the data folder. */
    public static final String FILE = "keys.json";

    private static final String PREVIOUS = FILE + ".previous";
    private static final int LONGEST_FILE = 1 << 20;
    private static final int LEAST_LETTERS = 8;
    private static final String RECOVERY = "*recovery*";
    private static final String UNKNOWN = "*unknown*";
    /** Crockford's base 32: no letter is taken for a digit. */
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int CODE_LETTERS = 32;
    private static final int GROUP = 4;
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
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Clock clock;
    private final Slot.Cost cost;
    private Content content;

    /** One account as it is kept. */
    record Stored(String name, List<Role> roles, boolean disabled, Slot slot) {}

    /** The file; {@code plain} is the key in hex where there are no accounts, {@code code} signs the accounts. */
    record Content(String plain, List<Stored> accounts, Slot recovery, String code) {}

    /** Who opened the folder, and its key. */
    public record SignedIn(DataKey key, Account account) {}

    private Keys(Path folder, Clock clock, Slot.Cost cost) {
        this.folder = folder;
        this.clock = clock;
        this.cost = cost;
        content = load();
    }

    /** @throws Failure when the file is damaged and so is the one before it */
    public static Keys at(Path folder) {
        return new Keys(folder, Clock.systemUTC(), Slot.Cost.USUAL);
    }

    static Keys at(Path folder, Clock clock, Slot.Cost cost) {
        return new Keys(folder, clock, cost);
    }

    private Content load() {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file) && !Files.exists(folder.resolve(PREVIOUS))) {
            return null;
        }
        Optional<Content> found = read(file);
        if (found.isEmpty()) {
            found = read(folder.resolve(PREVIOUS));
            if (found.isEmpty()) {
                throw new Failure("keys.damaged", file);
            }
            layAside(file);
            put(file, found.get());
        }
        return found.get();
    }

    private void layAside(Path file) {
        try {
            if (Files.exists(file)) {
                Files.move(
                        file, folder.resolve(FILE + ".damaged-" + clock.millis()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new Failure(e, "keys.damaged", file);
        }
    }

    private static Optional<Content> read(Path file) {
        try {
            if (!Files.exists(file) || Files.size(file) > LONGEST_FILE) {
                return Optional.empty();
            }
            Content content = JSON.readValue(Files.readAllBytes(file), Content.class);
            return isWhole(content) ? Optional.of(content) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isWhole(Content content) {
        if (content == null) {
            return false;
        }
        if (content.plain != null) {
            return content.plain.matches("[0-9a-f]{64}-[0-9a-f]{8}")
                    && content.plain.endsWith(sum(content.plain.substring(0, 64)));
        }
        return content.accounts != null
                && !content.accounts.isEmpty()
                && content.recovery != null
                && content.recovery.isWhole()
                && content.code != null
                && content.accounts.stream()
                        .allMatch(a -> a != null
                                && a.name != null
                                && a.roles != null
                                && !a.roles.contains(null)
                                && a.slot != null
                                && a.slot.isWhole()
                                && a.slot.owner().equals(a.name));
    }

    private static String sum(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the folder has no key yet. */
    public boolean isNew() {
        return content == null;
    }

    /** Whether the folder has no accounts: whoever can read it can open it. */
    public boolean isOpen() {
        return content != null && content.plain != null;
    }

    /** Accounts as the file says; signed, but verified only at the sign-in. */
    public List<Account> accounts() {
        return content == null || content.accounts == null
                ? List.of()
                : content.accounts.stream().map(Keys::account).toList();
    }

    private static Account account(Stored stored) {
        return new Account(stored.name, Set.copyOf(stored.roles), stored.disabled);
    }

    /** Gives a new folder a key, without accounts. */
    public DataKey makeOpen() {
        if (content != null) {
            throw new IllegalStateException("the folder has a key");
        }
        DataKey key = DataKey.random();
        String hex = HexFormat.of().formatHex(key.secret());
        save(new Content(hex + "-" + sum(hex), null, null, null));
        return key;
    }

    /** @throws Failure {@code keys.needed} when the folder has accounts, {@code keys.missing} when it has no key */
    public DataKey openWithout() {
        if (content == null) {
            throw new Failure("keys.missing", folder.resolve(FILE));
        }
        if (content.plain == null) {
            throw new Failure("keys.needed");
        }
        return new DataKey(HexFormat.of().parseHex(content.plain.substring(0, 64)));
    }

    /**
     * Sets up the first account; from now on the folder opens only for those who sign in.
     *
     * @return the recovery code, to be shown once
     */
    public String protect(DataKey key, Account first, char[] password) {
        if (!isOpen() || !first.roles().contains(Role.ADMIN)) {
            throw new IllegalStateException("the folder has accounts, or the first is no administrator");
        }
        String code = newCode();
        List<Stored> accounts = List.of(stored(key, first, 1, password));
        save(signed(key, accounts, Slot.wrap(key, RECOVERY, 1, code.toCharArray(), cost)));
        removePrevious(); // it holds the key in plain
        return spaced(code);
    }

    private Stored stored(DataKey key, Account account, int version, char[] password) {
        String name = account.name().strip();
        return new Stored(
                name,
                account.roles().stream().sorted().toList(),
                account.disabled(),
                Slot.wrap(key, name, version, password, cost));
    }

    private static Content signed(DataKey key, List<Stored> accounts, Slot recovery) {
        return new Content(null, accounts, recovery, code(key, accounts));
    }

    private static String code(DataKey key, List<Stored> accounts) {
        String list = accounts.stream()
                .map(a -> a.name + "\t" + a.roles + "\t" + a.disabled + "\t" + a.slot.version())
                .sorted()
                .collect(Collectors.joining("\n"));
        return key.hex("accounts\n" + list);
    }

    /**
     * Opens the folder for an officer.
     *
     * @param password not kept
     * @throws Failure {@code keys.wrong} for a wrong password and an unknown name alike, {@code keys.wait},
     *     {@code keys.disabled}, {@code keys.tampered} when the list of accounts was edited
     */
    public SignedIn signIn(String name, char[] password) {
        Guesses guesses = new Guesses(folder, clock);
        Optional<Stored> found = stored(name);
        String counted = found.map(Stored::name).orElse(UNKNOWN);
        guesses.check(counted);
        try {
            // An unknown name costs as long as a wrong password.
            Slot slot = found.map(Stored::slot).orElse(content.recovery);
            DataKey key = slot.unwrap(found.isPresent() ? password : new char[1]);
            if (!MessageDigest.isEqual(
                    code(key, content.accounts).getBytes(StandardCharsets.UTF_8),
                    content.code.getBytes(StandardCharsets.UTF_8))) {
                throw new Failure("keys.tampered", folder.resolve(FILE));
            }
            if (found.orElseThrow().disabled) {
                throw new Failure("keys.disabled", name);
            }
            guesses.forget(counted);
            return new SignedIn(key, account(found.get()));
        } catch (Failure e) {
            if (e.key().equals("keys.wrong")) {
                guesses.count(counted);
            }
            throw e;
        }
    }

    private Optional<Stored> stored(String name) {
        return content == null || content.accounts == null
                ? Optional.empty()
                : content.accounts.stream()
                        .filter(a -> folded(a.name).equals(folded(name)))
                        .findFirst();
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Opens the folder with the recovery code and sets an administrator's password.
     *
     * @return who is signed in now, and the next recovery code; the one used is worth nothing any more
     */
    public Recovered recover(String code, String name, char[] password) {
        Guesses guesses = new Guesses(folder, clock);
        guesses.check(RECOVERY);
        String typed = typed(code);
        Stored admin = stored(name)
                .filter(a -> a.roles.contains(Role.ADMIN))
                .orElseThrow(() -> new Failure("keys.admin.unknown", name));
        DataKey key;
        try {
            key = content.recovery.unwrap(typed.toCharArray());
        } catch (Failure e) {
            guesses.count(RECOVERY);
            throw new Failure(e, "keys.code.wrong");
        }
        guesses.forget(RECOVERY);
        guesses.forget(admin.name);
        String next = newCode();
        Account account = new Account(admin.name, Set.copyOf(admin.roles), false);
        List<Stored> accounts = replaced(stored(key, account, admin.slot.version() + 1, password));
        save(signed(key, accounts, Slot.wrap(key, RECOVERY, content.recovery.version() + 1, next.toCharArray(), cost)));
        return new Recovered(new SignedIn(key, account), spaced(next));
    }

    /** What a recovery gives. */
    public record Recovered(SignedIn signedIn, String code) {}

    private static String typed(String code) {
        String letters = code.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        if (letters.length() != CODE_LETTERS + GROUP
                || !checked(letters.substring(0, CODE_LETTERS)).equals(letters)) {
            throw new Failure("keys.code.typing");
        }
        return letters;
    }

    private static String newCode() {
        SecureRandom random = new SecureRandom();
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < CODE_LETTERS; i++) {
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return checked(code.toString());
    }

    /** The code with four letters that tell a typing error from a wrong code. */
    private static String checked(String code) {
        int sum = Integer.parseUnsignedInt(sum(code), 16);
        StringBuilder checked = new StringBuilder(code);
        for (int i = 0; i < GROUP; i++) {
            checked.append(LETTERS.charAt((sum >>> (5 * i)) & 31));
        }
        return checked.toString();
    }

    private static String spaced(String code) {
        return code.replaceAll("(.{4})(?=.)", "$1-");
    }

    /** @throws Failure {@code keys.taken} when there is such a name */
    public void add(DataKey key, Account account, char[] password) {
        if (stored(account.name()).isPresent()) {
            throw new Failure("keys.taken", account.name());
        }
        List<Stored> accounts = new ArrayList<>(content.accounts);
        accounts.add(stored(key, account, 1, password));
        save(signed(key, accounts, content.recovery));
    }

    /** @throws Failure {@code keys.wrong} when {@code old} is not the password */
    public void changePassword(String name, char[] old, char[] fresh) {
        SignedIn in = signIn(name, old);
        resetPassword(in.key, name, fresh);
    }

    public void resetPassword(DataKey key, String name, char[] fresh) {
        Stored was = existing(name);
        Account account = account(was);
        save(signed(key, replaced(stored(key, account, was.slot.version() + 1, fresh)), content.recovery));
    }

    /**
     * Changes roles, or whether the account may sign in.
     *
     * @throws Failure {@code keys.last} when no enabled administrator would be left
     */
    public void change(DataKey key, Account account) {
        Stored was = existing(account.name());
        List<Stored> accounts = replaced(
                new Stored(was.name, account.roles().stream().sorted().toList(), account.disabled(), was.slot));
        if (accounts.stream().noneMatch(a -> !a.disabled && a.roles.contains(Role.ADMIN))) {
            throw new Failure("keys.last", account.name());
        }
        save(signed(key, accounts, content.recovery));
    }

    private Stored existing(String name) {
        return stored(name).orElseThrow(() -> new Failure("keys.admin.unknown", name));
    }

    private List<Stored> replaced(Stored fresh) {
        List<Stored> accounts = new ArrayList<>(content.accounts);
        accounts.replaceAll(a -> a.name.equals(fresh.name) ? fresh : a);
        accounts.sort(Comparator.comparing(Stored::name));
        return accounts;
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
    public void destroy() {
        for (String name : List.of(FILE, PREVIOUS)) {
            Path file = folder.resolve(name);
            try {
                if (Files.exists(file)) {
                    byte[] noise = new byte[(int) Files.size(file)];
                    new SecureRandom().nextBytes(noise);
                    Files.write(file, noise);
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new Failure(e, "file.write", file);
            }
        }
        content = null;
    }

    private void save(Content fresh) {
        Path file = folder.resolve(FILE);
        if (content != null) {
            put(folder.resolve(PREVIOUS), content);
        }
        put(file, fresh);
        content = fresh;
    }

    private void put(Path file, Content what) {
        try {
            SafeFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(what));
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        } catch (IOException e) {
            throw new Failure(e, "file.write", file);
        }
    }

    private void removePrevious() {
        try {
            Files.deleteIfExists(folder.resolve(PREVIOUS));
        } catch (IOException e) {
            throw new Failure(e, "file.write", folder.resolve(PREVIOUS));
        }
    }
}
