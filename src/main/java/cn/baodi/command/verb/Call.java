package cn.baodi.command.verb;

import cn.baodi.command.care.Closing;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Backups;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.Register;
import cn.baodi.command.vault.Keys;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine.ParseResult;

/** One call of a verb: what was typed, who signed in, and where the answer goes. */
final class Call {
    /** Why the program itself makes backups. */
    private static final Set<String> PROGRAMS = Set.of("upgrade", "journal");

    private final Verb verb;
    private final ParseResult typed;
    private final Path folder;
    private final Desk desk;
    private final Texts texts;
    private final ProgressLine line;
    private final PrintStream out;
    private final PrintStream err;
    private final Passwords passwords;
    private Keys.SignedIn signedIn;

    Call(
            Verb verb,
            ParseResult typed,
            Path folder,
            Desk desk,
            Texts texts,
            ProgressLine line,
            Secrets secrets,
            PrintStream out,
            PrintStream err) {
        this.verb = verb;
        this.typed = typed;
        this.folder = folder;
        this.desk = desk;
        this.texts = texts;
        this.line = line;
        this.out = out;
        this.err = err;
        passwords = new Passwords(this, secrets);
    }

    ParseResult typed() {
        return typed;
    }

    Desk desk() {
        return desk;
    }

    Texts texts() {
        return texts;
    }

    /** What long work tells the officer meanwhile. */
    ProgressLine line() {
        return line;
    }

    /** For the result; UTF-8. */
    PrintStream out() {
        return out;
    }

    /** For everything else; UTF-8. */
    PrintStream err() {
        return err;
    }

    Passwords passwords() {
        return passwords;
    }

    /** Who signed in, or null where the folder has no accounts. */
    Keys.SignedIn signedIn() {
        return signedIn;
    }

    /**
     * Opens the data, in a new folder where there is none; for who the command line names, where there are accounts.
     *
     * @throws Failure when the officer may not give this verb
     */
    void open() {
        open(keys -> {
            signedIn = passwords.signIn(keys);
            return signedIn;
        });
    }

    /** @param signIn asked for an officer where the folder has accounts */
    void open(Function<Keys, Keys.SignedIn> signIn) {
        desk.open(signIn);
        desk.session().require(verb.allowed());
        for (Failure finding : desk.database().findings()) {
            err.println(finding.text(texts.locale()));
        }
    }

    /**
     * Opens data that must be there, so that nothing is made in a folder that was mistyped.
     *
     * @throws Failure where there is no such folder, or no data in it
     */
    void openExisting() {
        if (!Files.isDirectory(folder)) {
            throw new Failure("folder.missing", folder);
        }
        if (!Database.isBegun(folder)) {
            throw new Failure("folder.empty", folder);
        }
        open();
    }

    /** The value of an option, or null. */
    String value(String option) {
        return typed.matchedOptionValue(option, null);
    }

    boolean has(String option) {
        return typed.matchedOptionValue(option, false);
    }

    /** The file that an option names, or null without it. */
    Path path(String option) {
        String value = value(option);
        return value == null ? null : path(option, value);
    }

    /**
     * The file that {@code --out} names, or null without it.
     *
     * @throws WrongUsage where something stands there that is no file: a folder, or a device, which it would replace
     * @throws Failure where it lies in the data folder
     */
    Path outFile() {
        Path file = path(Verbs.OUT);
        if (file != null && Files.exists(file) && !Files.isRegularFile(file)) {
            throw new WrongUsage(texts.get("out.taken", Verbs.OUT, file));
        }
        if (file != null) {
            Database.refuseInside(folder, file);
        }
        return file;
    }

    /** @throws WrongUsage for what no file of this system can be called */
    Path path(String what, String typedPath) {
        try {
            return Path.of(typedPath).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new WrongUsage(texts.get("usage.value", what, typedPath, texts.get("label.file")));
        }
    }

    /** What officers call a table of the database. */
    String table(String table) {
        Texts care = desk.texts(Closing.class);
        return registers().stream()
                .filter(register -> register.repository().table().equalsIgnoreCase(table))
                .map(register -> register.sheet().title())
                .findFirst()
                .orElseGet(() -> care.has("table." + table) ? care.get("table." + table) : table);
    }

    /** Why a backup was made; the program's own are noted by a word that is no officer's. */
    String why(Backups.Note note) {
        Texts care = desk.texts(Closing.class);
        return PROGRAMS.contains(note.why()) ? care.get("why." + note.why()) : note.why();
    }

    List<Register<?>> registers() {
        List<Register<?>> all = new ArrayList<>();
        desk.features().forEach(feature -> all.addAll(feature.registers()));
        return all;
    }

    /** The register that {@code --sheet} names by its key or title. */
    Register<?> register() {
        String wanted = value(Verbs.SHEET).strip().toLowerCase(Locale.ROOT);
        return registers().stream()
                .filter(r -> r.sheet().key().toLowerCase(Locale.ROOT).equals(wanted)
                        || r.sheet().title().toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new WrongUsage(texts.get("sheet.unknown", value(Verbs.SHEET), sheets())));
    }

    private String sheets() {
        return String.join(
                texts.get("list.comma"),
                registers().stream()
                        .map(r -> texts.get(
                                "sheet.named", r.sheet().key(), r.sheet().title()))
                        .toList());
    }

    /** A count of rows that are there, with or without the retired. */
    static <T extends Row> long total(Register<T> register, boolean retired) {
        return register.repository().total(retired);
    }
}
