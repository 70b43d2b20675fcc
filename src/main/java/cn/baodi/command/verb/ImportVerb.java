package cn.baodi.command.verb;

import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Types;
import cn.baodi.command.exchange.FileImport;
import cn.baodi.command.exchange.ImportOptions;
import cn.baodi.command.exchange.ImportPlan;
import cn.baodi.command.exchange.Imported;
import cn.baodi.command.exchange.RowProblem;
import cn.baodi.command.exchange.Unseen;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** Reads a file into a register. */
final class ImportVerb implements Verb {
    private static final String DRY_RUN = "--dry-run";
    private static final String DOUBTFUL = "--accept-doubtful";
    private static final String ALL_OR_NOTHING = "--all-or-nothing";
    private static final String MAP = "--map";
    private static final String PAGE = "--page";

    @Override
    public String name() {
        return "import";
    }

    @Override
    public void describe(CommandSpec spec, Texts texts) {
        spec.addPositional(CommandLines.parameter(texts.get("label.file"), texts.get("import.file")));
        spec.addOption(CommandLines.required(Verbs.SHEET, texts.get("label.sheet"), texts.get("option.sheet")));
        spec.addOption(CommandLines.value(MAP, texts.get("label.map"), texts.get("import.map")));
        spec.addOption(CommandLines.value(PAGE, texts.get("label.page"), texts.get("import.page")));
        spec.addOption(CommandLines.flag(DRY_RUN, texts.get("import.dry")));
        spec.addOption(CommandLines.flag(ALL_OR_NOTHING, texts.get("import.all")));
        spec.addOption(CommandLines.flag(DOUBTFUL, texts.get("import.doubtful")));
    }

    @Override
    public int run(Call call) {
        var register = call.register();
        Path file = call.path(call.texts().get("label.file"), call.typed().matchedPositionalValue(0, ""));
        ImportOptions options =
                new ImportOptions(call.has(ALL_OR_NOTHING), call.has(DRY_RUN), call.has(DOUBTFUL), null);
        Map<String, String> said = said(call);
        String page = call.value(PAGE);
        call.open();
        FileImport files = new FileImport(call.desk().ledger(), call.texts().locale());
        files.before(file)
                .ifPresent(past -> call.err()
                        .println(call.texts()
                                .get(
                                        "import.before",
                                        Types.MOMENT.write(past.at()),
                                        past.operator(),
                                        past.file(),
                                        past.stored())));
        ImportPlan plan = said.isEmpty() ? ImportPlan.byHeadings(page) : files.plan(register, file, page, said);
        Imported done = files.read(register, file, plan, options, call.line());
        call.line().clear();
        tell(done, file, options, call);
        if (done.rejected() == 0) {
            return done.unread().isEmpty() ? Verbs.DONE : Verbs.PARTLY;
        }
        if (options.allOrNothing()) {
            throw new NotDone(call.texts().get("import.nothing", done.rejected()));
        }
        return Verbs.PARTLY;
    }

    /**
     * 户主姓名=name,备注= : what some headings mean; nothing behind the sign means that the column is not read. A piece
     * without a sign belongs to the next, for a heading may hold a comma: 人口,其中老人=people.
     */
    private static Map<String, String> said(Call call) {
        Map<String, String> said = new LinkedHashMap<>();
        if (call.value(MAP) == null) {
            return said;
        }
        String begun = "";
        for (String piece : call.value(MAP).split("(?<=[,，])")) {
            String pair = begun + piece;
            int sign = Math.max(pair.lastIndexOf('='), pair.lastIndexOf('＝'));
            if (sign < 0) {
                begun = pair;
                continue;
            }
            begun = "";
            String heading = pair.substring(0, sign).strip();
            String column = pair.substring(sign + 1).replaceFirst("[,，]$", "").strip();
            if (heading.isEmpty() || said.put(heading, column) != null) {
                throw wrong(pair, call);
            }
        }
        if (!begun.isBlank()) {
            throw wrong(begun, call);
        }
        return said;
    }

    private static WrongUsage wrong(String pair, Call call) {
        return new WrongUsage(
                call.texts().get("usage.value", MAP, pair.strip(), call.texts().get("label.map")));
    }

    private static void tell(Imported done, Path file, ImportOptions options, Call call) {
        Texts texts = call.texts();
        for (RowProblem problem : done.problems()) {
            String where = problem.heading().isEmpty()
                    ? texts.get("import.row", problem.line())
                    : texts.get("import.cell", problem.line(), problem.heading());
            call.err().println(texts.get("import.problem", where, problem.sentence()));
        }
        if (done.problems().size() == Imported.SHOWN && done.rejected() > Imported.SHOWN) {
            call.err().println(texts.get("import.more", Imported.SHOWN));
        }
        call.out()
                .println(texts.get(
                        options.dryRun() ? "import.would" : "import.done",
                        done.read(),
                        done.stored(),
                        done.unchanged(),
                        done.rejected(),
                        done.repaired(),
                        done.queued()));
        if (done.asides() > 0) {
            call.out().println(texts.get("import.asides", done.asides()));
        }
        if (!done.unread().isEmpty()) {
            call.err().println(texts.get("import.unread", String.join(texts.get("list.comma"), done.unread())));
        }
        Unseen unseen = done.unseen();
        if (unseen.hiddenRows() > 0) {
            call.out().println(texts.get("import.hidden", unseen.hiddenRows()));
        }
        if (!unseen.pages().isEmpty()) {
            String pages = String.join(texts.get("list.comma"), unseen.pages());
            call.out().println(texts.get("import.pages", unseen.pages().size(), pages));
        }
        if (done.queued() > 0 && !options.dryRun()) {
            call.out().println(texts.get("import.queued", done.queued()));
        }
        if (done.isElsewhere(file)) {
            call.out()
                    .println(texts.get("import.elsewhere", file.toAbsolutePath().getParent()));
        }
        if (done.rejectedFile() != null) {
            String key = options.allOrNothing() ? "import.rejected.all" : "import.rejected";
            call.out().println(texts.get(key, done.rejectedFile()));
        }
    }
}
