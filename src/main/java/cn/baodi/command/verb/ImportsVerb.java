package cn.baodi.command.verb;

import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Types;
import cn.baodi.command.data.BuiltUpon;
import cn.baodi.command.exchange.PastImport;
import cn.baodi.command.exchange.PastImports;
import cn.baodi.command.exchange.PastImports.Past;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Lists the imports of any day, or takes one of them back. */
final class ImportsVerb implements Verb {
    private static final String TAKE_BACK = "--take-back";
    /** So many are listed. */
    private static final int LISTED = 50;

    @Override
    public String name() {
        return "imports";
    }

    @Override
    public void describe(CommandSpec spec, Texts texts) {
        spec.addOption(CommandLines.value(TAKE_BACK, texts.get("label.number"), texts.get("imports.takeBack")));
    }

    @Override
    public int run(Call call) {
        Long wanted = wanted(call);
        call.openExisting();
        PastImports imports = new PastImports(call.desk().ledger(), call.texts().locale());
        if (wanted == null) {
            list(imports.into(call.registers(), LISTED), call);
        } else {
            takeBack(imports, wanted, call);
        }
        return Verbs.DONE;
    }

    private static Long wanted(Call call) {
        String typed = call.value(TAKE_BACK);
        if (typed != null && !typed.matches("\\d{1,18}")) {
            throw new WrongUsage(call.texts()
                    .get("usage.value", TAKE_BACK, typed, call.texts().get("label.number")));
        }
        return typed == null ? null : Long.valueOf(typed);
    }

    private static void list(List<Past> past, Call call) {
        if (past.isEmpty()) {
            call.out().println(call.texts().get("imports.none"));
            return;
        }
        Grid grid = new Grid();
        for (Past each : past) {
            PastImport done = each.done();
            grid.row(
                    done.seq(),
                    Types.MOMENT.write(done.at()),
                    done.operator(),
                    each.register().sheet().title(),
                    done.stored(),
                    done.file(),
                    each.stands() ? "" : call.texts().get("imports.gone"));
        }
        grid.lines().forEach(call.out()::println);
    }

    private static void takeBack(PastImports imports, long seq, Call call) {
        Texts texts = call.texts();
        Past past =
                imports.find(call.registers(), seq).orElseThrow(() -> new NotDone(texts.get("imports.unknown", seq)));
        call.desk().session().requireWrite(past.register().repository().table());
        if (!past.stands()) {
            throw new NotDone(texts.get("imports.already", past.done().file()));
        }
        List<BuiltUpon> built = imports.builtUpon(seq);
        if (!built.isEmpty()) {
            built.forEach(row -> call.err()
                    .println(texts.get(
                            row.refers() ? "imports.refers" : "imports.changed",
                            imports.called(row, call.registers()),
                            row.operator(),
                            Types.MOMENT.write(row.at()))));
            throw new NotDone(texts.get("imports.built", past.done().file()));
        }
        long rows = imports.takeBack(seq, past.done().file());
        call.out().println(texts.get("imports.done", past.done().file(), rows));
    }
}
