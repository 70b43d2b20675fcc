package cn.baodi.command.verb;

import cn.baodi.command.core.Role;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Types;
import cn.baodi.command.data.Backups;
import java.nio.file.Path;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/** Writes and verifies a backup, also to a second folder; or lists those that are there. */
final class BackupVerb implements Verb {
    private static final String TO = "--to";
    private static final String LIST = "--list";

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public void describe(CommandSpec spec, Texts texts) {
        spec.addOption(CommandLines.value(TO, texts.get("label.folder"), texts.get("backup.to")));
        spec.addOption(CommandLines.flag(LIST, texts.get("backup.list")));
    }

    @Override
    public Set<Role> allowed() {
        return Set.of(Role.ADMIN, Role.LEADER);
    }

    @Override
    public int run(Call call) {
        Texts texts = call.texts();
        Path second = call.path(TO);
        call.openExisting();
        if (call.has(LIST)) {
            Grid grid = new Grid();
            for (Backups.Backup backup : call.desk().database().backups().list()) {
                grid.row(
                        backup.file().getFileName(),
                        Types.MOMENT.write(backup.note().at()),
                        call.why(backup.note()),
                        backup.note().bytes());
            }
            grid.lines().forEach(call.out()::println);
            return Verbs.DONE;
        }
        Backups.Backup made = call.desk().ledger().backUp(texts.get("backup.by.hand"));
        if (second != null) {
            call.desk().database().backups().copyTo(made, second);
        }
        call.out().println(texts.get("backup.done", made.file()));
        return Verbs.DONE;
    }
}
