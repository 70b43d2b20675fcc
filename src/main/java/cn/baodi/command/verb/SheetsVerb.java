package cn.baodi.command.verb;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import picocli.CommandLine.Model.CommandSpec;

/** Lists the sheets with their columns: what a file may be called and what it may hold. */
final class SheetsVerb implements Verb {
    @Override
    public String name() {
        return "sheets";
    }

    @Override
    public boolean opensData() {
        return false;
    }

    @Override
    public void describe(CommandSpec spec, Texts texts) {
        // It takes nothing but what every verb takes.
    }

    @Override
    public int run(Call call) {
        call.registers().forEach(register -> print(register.sheet(), call));
        return Verbs.DONE;
    }

    private static <T> void print(Sheet<T> sheet, Call call) {
        call.out().println(sheet.key() + "  " + sheet.title());
        Grid grid = new Grid();
        for (Column<T, ?> column : sheet.columns()) {
            grid.row("   ", column.chinese(), column.key(), mark(column, call.texts()));
        }
        grid.lines().forEach(call.out()::println);
        call.out().println();
    }

    private static String mark(Column<?, ?> column, Texts texts) {
        if (column.derived()) {
            return texts.get(column.isImported() ? "column.told" : "column.derived");
        }
        return column.required() ? texts.get("column.required") : "";
    }
}
