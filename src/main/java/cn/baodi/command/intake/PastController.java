package cn.baodi.command.intake;

import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Types;
import cn.baodi.command.data.BuiltUpon;
import cn.baodi.command.data.Register;
import cn.baodi.command.exchange.Imported;
import cn.baodi.command.exchange.PastImports;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.Workbench;
import java.util.List;
import java.util.stream.Collectors;

/** The imports of any day: which there are, and taking one back. */
final class PastController {
    /** So many are offered to be taken back. */
    private static final int PAST = 8;

    private final Workbench workbench;
    private final Texts texts;
    private final ImportModel model;
    private final ImportWork work;
    private final List<Feature> areas;
    private final PastImports imports;

    PastController(Workbench workbench, Texts texts, ImportModel model, ImportWork work, List<Feature> areas) {
        this.workbench = workbench;
        this.texts = texts;
        this.model = model;
        this.work = work;
        this.areas = areas;
        imports = new PastImports(workbench.ledger(), workbench.locale());
    }

    /** @param may the registers that the officer may write */
    void read(List<Register<?>> may) {
        workbench.background().run(() -> imports.into(may, PAST), model.past::setAll);
    }

    /** Takes back the import that was just done. */
    void undo(Runnable then) {
        Imported imported = model.imported.get();
        if (imported != null && imported.seq() != null) {
            undo(imported.seq(), model.source.get().name(), then);
        }
    }

    /** Either of the two: how many rows went, or what stands in the way of it. */
    private record Undone(long rows, List<BuiltUpon> built) {}

    /** Takes back an import of any day, unless something was built upon it, which is told then. */
    void undo(long seq, String file, Runnable then) {
        if (model.isBusy()) {
            return;
        }
        work.begin(
                texts.get("undoing", file),
                progress -> {
                    List<BuiltUpon> built = imports.builtUpon(seq);
                    return new Undone(built.isEmpty() ? imports.takeBack(seq, file) : 0, built);
                },
                undone -> {
                    if (!undone.built().isEmpty()) {
                        workbench.notices().tell(texts.get("undo.built"), told(undone.built()));
                        return;
                    }
                    Imported last = model.imported.get();
                    model.undone.set(model.undone.get() || last != null && last.seq() != null && last.seq() == seq);
                    workbench.notices().toast(texts.get("done.undone", undone.rows()));
                    then.run();
                });
    }

    private String told(List<BuiltUpon> built) {
        List<Register<?>> seen = areas.stream()
                .<Register<?>>flatMap(area -> area.registers().stream())
                .toList();
        return texts.get("undo.built.what")
                + built.stream()
                        .map(row -> texts.get(
                                row.refers() ? "undo.built.refers" : "undo.built.changed",
                                imports.called(row, seen),
                                row.operator(),
                                Types.MOMENT.write(row.at())))
                        .collect(Collectors.joining("\n", "\n\n", ""));
    }
}
