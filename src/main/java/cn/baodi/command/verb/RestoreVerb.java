package cn.baodi.command.verb;

import cn.baodi.command.core.Role;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Types;
import cn.baodi.command.data.Backups;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/** Goes back to a backup; without {@code --yes} it only tells what the backup holds. */
final class RestoreVerb implements Verb {
    private static final String FROM = "--from";
    private static final String YES = "--yes";

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public void describe(CommandSpec spec, Texts texts) {
        spec.addOption(CommandLines.required(FROM, texts.get("label.file"), texts.get("restore.from")));
        spec.addOption(CommandLines.flag(YES, texts.get("restore.yes")));
    }

    @Override
    public Set<Role> allowed() {
        return Set.of(Role.ADMIN);
    }

    @Override
    public int run(Call call) {
        Texts texts = call.texts();
        Path file = call.path(FROM);
        call.openExisting();
        Backups.Backup backup = call.desk().database().backups().read(file);
        Backups.Note note = backup.note();
        call.out()
                .println(texts.get(
                        "restore.holds",
                        Types.MOMENT.write(note.at()),
                        call.why(note),
                        Math.max(
                                0,
                                call.desk().database().head().tx()
                                        - note.journal().tx())));
        Grid grid = new Grid();
        for (Map.Entry<String, Long> table : note.rows().entrySet()) {
            grid.row("   ", call.table(table.getKey()), table.getValue());
        }
        grid.lines().forEach(call.out()::println);
        if (!call.has(YES)) {
            call.out().println(texts.get("restore.preview", YES));
            return Verbs.DONE;
        }
        call.desk()
                .ledger()
                .restore(
                        backup,
                        texts.get("restore.before"),
                        texts.get("restore.action", Types.MOMENT.write(note.at())));
        call.out().println(texts.get("restore.done"));
        return Verbs.DONE;
    }
}
