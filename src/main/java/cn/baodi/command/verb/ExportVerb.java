package cn.baodi.command.verb;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Register;
import cn.baodi.command.exchange.CsvExport;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;

/** Writes a register to a CSV file. */
final class ExportVerb implements Verb {
    private static final String FULL = "--full";

    @Override
    public String name() {
        return "export";
    }

    @Override
    public void describe(CommandSpec spec, Texts texts) {
        spec.addOption(CommandLines.required(Verbs.SHEET, texts.get("label.sheet"), texts.get("option.sheet")));
        spec.addOption(CommandLines.required(Verbs.OUT, texts.get("label.file"), texts.get("export.out")));
        spec.addOption(CommandLines.flag(FULL, texts.get("export.full")));
    }

    @Override
    public int run(Call call) {
        export(call.register(), call);
        return Verbs.DONE;
    }

    private static <T extends Row> void export(Register<T> register, Call call) {
        boolean full = call.has(FULL);
        Path file = call.path(Verbs.OUT);
        call.openExisting();
        long rows = CsvExport.write(register, Filter.NONE, register.sort(), full, file, call.line());
        call.line().clear();
        call.out().println(call.texts().get("export.done", register.sheet().title(), rows, file));
        if (!full && register.sheet().columns().stream().anyMatch(Column::personal)) {
            call.out().println(call.texts().get("export.masked"));
        }
    }
}
