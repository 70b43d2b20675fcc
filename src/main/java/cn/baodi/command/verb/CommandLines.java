package cn.baodi.command.verb;

import cn.baodi.command.core.Texts;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The verbs as picocli knows them, and what it finds wrong with a command line, all in the officer's language. */
final class CommandLines {
    private static final String PROGRAM = "baodi-console";
    private static final int WIDTH = 100;

    private CommandLines() {}

    static CommandSpec describe(List<Verb> verbs, Texts texts) {
        CommandSpec program = CommandSpec.create().name(PROGRAM);
        program.addOption(help(texts));
        say(program, texts, "program").synopsisSubcommandLabel(texts.get("label.verb"));
        for (Verb verb : verbs) {
            CommandSpec spec = CommandSpec.create();
            verb.describe(spec, texts);
            if (verb.opensData()) {
                spec.addOption(value(Passwords.USER, texts.get("label.sheet"), texts.get("option.user")));
                spec.addOption(value(
                        Passwords.PASSWORD_FILE,
                        texts.get("label.file"),
                        texts.get("option.password.file", Secrets.PASSWORD)));
            }
            spec.addOption(value(Verbs.DATA, texts.get("label.folder"), texts.get("option.data")));
            spec.addOption(value(Verbs.LANG, "zh|en", texts.get("option.lang")));
            spec.addOption(help(texts));
            program.addSubcommand(verb.name(), spec);
            say(spec, texts, verb.name()).customSynopsis(synopsis(verb, spec));
        }
        return program;
    }

    private static UsageMessageSpec say(CommandSpec spec, Texts texts, String key) {
        return spec.usageMessage()
                .width(WIDTH)
                .adjustLineBreaksForWideCJKCharacters(true)
                .sortOptions(false)
                .synopsisHeading(texts.get("usage.heading"))
                .header(texts.get(key + ".header"))
                .footer(texts.get(key + ".footer").split("\n"))
                .parameterListHeading("%n")
                .optionListHeading("%n")
                .commandListHeading("%n")
                .footerHeading("%n");
    }

    /** What must be there first, in one line. */
    private static String synopsis(Verb verb, CommandSpec spec) {
        StringBuilder line = new StringBuilder(PROGRAM).append(' ').append(verb.name());
        spec.options().stream()
                .filter(ArgSpec::required)
                .forEach(option -> line.append(' ').append(named(option)));
        spec.positionalParameters().forEach(parameter -> line.append(' ').append(named(parameter)));
        spec.options().stream()
                .filter(option -> !option.required() && !option.usageHelp())
                .forEach(option -> line.append(" [").append(named(option)).append(']'));
        return line.toString();
    }

    private static OptionSpec help(Texts texts) {
        return OptionSpec.builder(Verbs.HELP, "-h")
                .type(boolean.class)
                .usageHelp(true)
                .description(texts.get("option.help"))
                .build();
    }

    /** An option with a value. */
    static OptionSpec value(String name, String label, String description) {
        return OptionSpec.builder(name)
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    /** An option with a value that must be there. */
    static OptionSpec required(String name, String label, String description) {
        return OptionSpec.builder(name)
                .type(String.class)
                .required(true)
                .paramLabel(label)
                .description(description)
                .build();
    }

    static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name)
                .type(boolean.class)
                .description(description)
                .build();
    }

    static PositionalParamSpec parameter(String label, String description) {
        return PositionalParamSpec.builder()
                .index("0")
                .arity("1")
                .required(true)
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    /** What is wrong, in one sentence. */
    static String words(ParameterException e, Texts texts) {
        if (e instanceof MissingParameterException missing) {
            return texts.get(
                    "usage.missing",
                    missing.getMissing().stream().map(CommandLines::named).collect(Collectors.joining(" ")));
        }
        if (e instanceof UnmatchedArgumentException unmatched) {
            boolean isVerb = e.getCommandLine().getParent() == null;
            String first = unmatched.getUnmatched().isEmpty()
                    ? ""
                    : unmatched.getUnmatched().get(0);
            return texts.get(isVerb && !first.startsWith("-") ? "verb.unknown" : "usage.unknown", first);
        }
        if (e instanceof OverwrittenOptionException twice) {
            return texts.get("usage.twice", named(twice.getOverwritten()));
        }
        return e.getArgSpec() == null
                ? texts.get("usage.wrong")
                : texts.get("usage.flag", named(e.getArgSpec()), String.valueOf(e.getValue()));
    }

    private static String named(ArgSpec arg) {
        return arg instanceof OptionSpec option
                ? option.longestName() + (option.arity().max() > 0 ? " " + option.paramLabel() : "")
                : arg.paramLabel();
    }
}
