package cn.baodi.command.feature.roster;

import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Batch;
import cn.baodi.command.data.Demo;
import cn.baodi.command.data.Ledger;
import cn.baodi.command.data.Register;
import cn.baodi.command.feature.checkpoint.Checkpoint;
import cn.baodi.command.feature.checkpoint.CheckpointDirectory;
import cn.baodi.command.feature.checkpoint.CheckpointFeature;
import cn.baodi.command.feature.unit.UnitFeature;
import cn.baodi.command.feature.volunteer.Volunteer;
import cn.baodi.command.feature.volunteer.VolunteerDirectory;
import cn.baodi.command.feature.volunteer.VolunteerFeature;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.TestDesk;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;

/** Real tables with two checkpoints and three volunteers, and short ways to roster them. */
final class RosterDesk implements AutoCloseable {
    static final long ZHANG = 1;
    static final long WANG = 2;
    static final long LEFT = 3;

    final RosterFeature feature;
    final ShiftRepository shifts;
    final AssignmentRepository assignments;
    final RosterDay days;
    final StaffingRepository staffing;
    final CheckpointDirectory checkpoints;
    final VolunteerDirectory volunteers;
    final Ledger ledger;
    final Texts texts;
    final List<Feature> features;
    final TestDesk desk;

    RosterDesk(Path folder, LocalDateTime now) {
        desk = new TestDesk(folder, now);
        UnitFeature unit = new UnitFeature(desk.workbench());
        CheckpointFeature checkpoint = new CheckpointFeature(desk.workbench(), unit.directory());
        VolunteerFeature volunteer = new VolunteerFeature(desk.workbench(), unit.directory());
        checkpoints = checkpoint.directory();
        volunteers = volunteer.directory();
        feature = new RosterFeature(desk.workbench(), unit.directory(), checkpoints, volunteers);
        features = List.of(unit, checkpoint, volunteer, feature);
        texts = desk.workbench().texts(RosterFeature.class);
        shifts = new ShiftRepository(
                desk.workbench().database(), desk.workbench().clock(), checkpoints.type());
        assignments = new AssignmentRepository(
                desk.workbench().database(), desk.workbench().clock(), volunteers.type());
        days = new RosterDay(shifts, assignments);
        staffing = new StaffingRepository(desk.workbench().database());
        ledger = desk.workbench().ledger();
        desk.open(features);
        ledger.write("units", unit::addShipped);
    }

    RosterDesk withPeople() {
        ledger.write("people", batch -> {
            batch.add("checkpoint", checkpoint("西口", null));
            batch.add("checkpoint", checkpoint("东口", LocalDate.of(2020, 2, 20)));
            batch.add("volunteer", volunteer("张伟", Volunteer.State.STANDBY));
            batch.add("volunteer", volunteer("王芳", Volunteer.State.STANDBY));
            batch.add("volunteer", volunteer("李强", Volunteer.State.LEFT));
        });
        return this;
    }

    RosterDesk withDemo(long seed) {
        ledger.load("demo", Progress.none(), batch -> {
            Demo demo = new Demo(batch, Demo.Size.DISTRICT, new Random(seed), Progress.none());
            features.forEach(f -> f.demo(demo));
        });
        return this;
    }

    private static Checkpoint checkpoint(String name, LocalDate closed) {
        return new Checkpoint(
                null,
                name,
                Checkpoint.Kind.ROAD,
                120115127000L,
                Checkpoint.State.OPEN,
                4,
                3,
                null,
                closed,
                "赵刚",
                "19900000007",
                null,
                0,
                null);
    }

    private static Volunteer volunteer(String name, Volunteer.State state) {
        return volunteer(name, state, 120115127000L);
    }

    static Volunteer volunteer(String name, Volunteer.State state, long unit) {
        return new Volunteer(
                null, name, "19900000001", null, null, unit, Volunteer.Field.HELPING, state, null, null, 0, null, null);
    }

    static Shift shift(long checkpoint, LocalDateTime start, int hours, int required) {
        return new Shift(
                null,
                Shift.Post.CHECKPOINT,
                checkpoint,
                null,
                start,
                start.plusHours(hours),
                required,
                null,
                0,
                null,
                null,
                null,
                null);
    }

    static Assignment assignment(long shift, long volunteer, LocalDateTime in) {
        return new Assignment(null, shift, volunteer, null, in, null, null, 0, null, null, null, null, null);
    }

    long add(Shift row) {
        return id(batch -> shifts.add(batch, row));
    }

    long assign(long shift, long volunteer) {
        return id(batch -> assignments.add(batch, assignment(shift, volunteer, null)));
    }

    private long id(Function<Batch, Long> work) {
        long[] id = new long[1];
        ledger.write("test", batch -> id[0] = work.apply(batch));
        return id[0];
    }

    void write(Consumer<Batch> work) {
        ledger.write("test", work);
    }

    List<Register<?>> registers() {
        return features.stream().flatMap(f -> f.registers().stream()).toList();
    }

    @Override
    public void close() {
        desk.close();
    }
}
