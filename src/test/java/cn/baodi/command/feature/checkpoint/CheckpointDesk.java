package cn.baodi.command.feature.checkpoint;

import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Ledger;
import cn.baodi.command.feature.unit.UnitDirectory;
import cn.baodi.command.feature.unit.UnitFeature;
import cn.baodi.command.ui.TestDesk;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** Real tables with the real units, and short ways to fill them. */
final class CheckpointDesk implements AutoCloseable {
    static final long DABAI = 120115127000L;
    static final long CHAOXIA = 120115008000L;
    static final LocalDate DAY = LocalDate.of(2020, 2, 9);

    final CheckpointFeature feature;
    final CheckpointRepository checkpoints;
    final PassageRepository passages;
    final UnitDirectory units;
    final Ledger ledger;
    final Texts texts;
    final TestDesk desk;

    CheckpointDesk(Path folder, LocalDateTime now) {
        desk = new TestDesk(folder, now);
        UnitFeature unit = new UnitFeature(desk.workbench());
        units = unit.directory();
        feature = new CheckpointFeature(desk.workbench(), units);
        texts = desk.workbench().texts(CheckpointFeature.class);
        checkpoints = new CheckpointRepository(
                desk.workbench().database(), desk.workbench().clock());
        passages = new PassageRepository(
                desk.workbench().database(), desk.workbench().clock(), texts);
        ledger = desk.workbench().ledger();
        desk.open(List.of(unit, feature));
        ledger.write("units", unit::addShipped);
    }

    static Checkpoint checkpoint(String name, long unit, LocalDate closed) {
        return new Checkpoint(
                null,
                name,
                Checkpoint.Kind.ROAD,
                unit,
                Checkpoint.State.OPEN,
                4,
                3,
                LocalDate.of(2020, 1, 25),
                closed,
                "王明",
                "19900000001",
                null,
                0,
                null);
    }

    static PassageCount count(long checkpoint, LocalDate day, PassageCount.Duty duty, int people, int fever) {
        return new PassageCount(
                null, checkpoint, duty.start(day), people, people / 2, fever, fever, null, null, 0, null, null);
    }

    long add(Checkpoint row) {
        long[] id = new long[1];
        ledger.write("add", batch -> id[0] = checkpoints.add(batch, row));
        return id[0];
    }

    long add(PassageCount row) {
        long[] id = new long[1];
        ledger.write("add", batch -> id[0] = passages.add(batch, row));
        return id[0];
    }

    long add(String name) {
        return add(checkpoint(name, DABAI, null));
    }

    static Cutoff at(int hour) {
        return Cutoff.at(DAY.atTime(hour, 0));
    }

    @Override
    public void close() {
        desk.close();
    }
}
