package cn.baodi.command.verb;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Database;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The console's command line, for scripts and schedulers: one verb a call, no window, words instead of traces. */
public final class Verbs {
    public static final int DONE = 0;
    /** Done, but for rows that were rejected. */
    public static final int PARTLY = 1;

    public static final int WRONG_USAGE = 2;
    public static final int FAILED = 3;

    static final String SHEET = "--sheet";
    static final String OUT = "--out";
    static final String DATA = "--data";
    static final String LANG = "--lang";
    static final String HELP = "--help";

    private static final Logger LOG = LoggerFactory.getLogger(Verbs.class);
    private static final List<Verb> ALL = List.of(
            new DemoVerb(),
            new ImportVerb(),
            new ImportsVerb(),
            new ExportVerb(),
            new ReportVerb(),
            new SummariesVerb(),
            new SheetsVerb(),
            new CheckVerb(),
            new AuditVerb(),
            new BackupVerb(),
            new RestoreVerb(),
            new CloseCrisisVerb(),
            new AccountsVerb());

    /** The names of all verbs, as they are typed, with spaces between. */
    public static String names() {
        return ALL.stream().map(Verb::name).collect(Collectors.joining(" "));
    }

    private final Desk.Factory desks;
    private final Texts texts;
    private final PrintStream out;
    private final PrintStream err;
    private final Secrets secrets;

    private Verbs(Desk.Factory desks, Secrets secrets, Texts texts, PrintStream out, PrintStream err) {
        this.desks = desks;
        this.secrets = secrets;
        this.texts = texts;
        this.out = out;
        this.err = err;
    }

    /**
     * Does what the command line says.
     *
     * @param args a verb with its options
     * @param secrets where passwords come from
     * @param out takes the result, in UTF-8 whatever its own charset is
     * @param err takes progress, problems and the reason of a failure
     * @return the exit code
     */
    public static int run(String[] args, Desk.Factory desks, Secrets secrets, PrintStream out, PrintStream err) {
        Locale locale = locale(args);
        PrintStream plainOut = new PrintStream(out, false, StandardCharsets.UTF_8);
        PrintStream plainErr = new PrintStream(err, true, StandardCharsets.UTF_8);
        try {
            return new Verbs(desks, secrets, Texts.of(locale, Verbs.class), plainOut, plainErr).run(args);
        } finally {
            plainOut.flush();
            plainErr.flush();
        }
    }

    /** Before anything is parsed, because parsing may fail and its answer has a language. */
    private static Locale locale(String[] args) {
        for (int i = 0; i < args.length; i++) {
            boolean english = args[i].equals(LANG + "=en")
                    || args[i].equals(LANG) && i + 1 < args.length && args[i + 1].equals("en");
            if (english) {
                return Texts.ENGLISH;
            }
        }
        return Texts.CHINESE;
    }

    private int run(String[] args) {
        CommandLine line = new CommandLine(CommandLines.describe(ALL, texts));
        try {
            ParseResult typed = line.parseArgs(args);
            ParseResult last = typed.hasSubcommand() ? typed.subcommand() : typed;
            if (last.hasMatchedOption(HELP)) {
                last.commandSpec().commandLine().usage(out, Ansi.OFF);
                return DONE;
            }
            if (!typed.hasSubcommand()) {
                return wrongUsage(texts.get("verb.none"), line);
            }
            return run(verb(last), last);
        } catch (ParameterException e) {
            return wrongUsage(CommandLines.words(e, texts), e.getCommandLine());
        }
    }

    private static Verb verb(ParseResult typed) {
        String name = typed.commandSpec().name();
        return ALL.stream().filter(v -> v.name().equals(name)).findFirst().orElseThrow();
    }

    private int run(Verb verb, ParseResult typed) {
        ProgressLine progress = new ProgressLine(err, texts, System.console() != null, System::nanoTime);
        try {
            language(typed);
            Path folder = folder(typed);
            if (verb.opensData()) {
                Database.refuseFile(folder);
            }
            try (Desk desk = desks.at(folder, texts.locale())) {
                return verb.run(new Call(verb, typed, folder, desk, texts, progress, secrets, out, err));
            }
        } catch (WrongUsage e) {
            progress.clear();
            return wrongUsage(e.getMessage(), typed.commandSpec().commandLine());
        } catch (NotDone e) {
            return failed(e.getMessage(), progress);
        } catch (Failure e) {
            return failed(e.text(texts.locale()), progress);
        } catch (RuntimeException | Error e) {
            LOG.error("verb {}", verb.name(), e);
            return failed(texts.get("unexpected"), progress);
        }
    }

    private void language(ParseResult typed) {
        String language = typed.matchedOptionValue(LANG, "zh");
        if (!List.of("zh", "en").contains(language)) {
            throw new WrongUsage(texts.get("usage.value", LANG, language, "zh, en"));
        }
    }

    private Path folder(ParseResult typed) {
        String given = typed.matchedOptionValue(DATA, null);
        try {
            return (given == null ? DataFolder.usual() : Path.of(given))
                    .toAbsolutePath()
                    .normalize();
        } catch (InvalidPathException e) {
            throw new WrongUsage(texts.get("usage.value", DATA, given, texts.get("label.folder")));
        }
    }

    private int wrongUsage(String reason, CommandLine of) {
        out.flush();
        err.println(reason);
        err.println();
        of.usage(err, Ansi.OFF);
        return WRONG_USAGE;
    }

    private int failed(String reason, ProgressLine progress) {
        progress.clear();
        out.flush();
        err.println(reason.replaceAll("\\R", " "));
        return FAILED;
    }
}
