package cn.baodi.command.feature.checkpoint;

import cn.baodi.command.core.Reference;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Type;
import cn.baodi.command.core.Types;
import cn.baodi.command.feature.unit.UnitDirectory;

/** The columns of {@code checkpoints} and {@code passages}. */
final class CheckpointSheet {
    private CheckpointSheet() {}

    static Sheet<Checkpoint> checkpoints(Texts texts, UnitDirectory units) {
        return Sheet.<Checkpoint>of("checkpoints", texts)
                .column("code", Types.code(CheckpointRepository.CODE, CheckpointRepository.DIGITS), 5, Checkpoint::id)
                .required("name", Types.TEXT, 13, Checkpoint::name)
                .required("kind", Types.choice(Checkpoint.Kind.class, texts), 6, Checkpoint::kind)
                .required("unit", units.type(), 10, Checkpoint::unit)
                .required("state", Types.choice(Checkpoint.State.class, texts), 6, Checkpoint::state)
                .required("requiredDay", Types.WHOLE, 5, Checkpoint::requiredDay)
                .required("requiredNight", Types.WHOLE, 5, Checkpoint::requiredNight)
                .column("opened", Types.DATE, 7, Checkpoint::opened)
                .column("closed", Types.DATE, 7, Checkpoint::closed)
                .column("head", Types.TEXT, 5, Checkpoint::head)
                .inside()
                .column("phone", Types.PHONE, 8, Checkpoint::phone)
                .personal()
                .column("note", Types.NOTE, 12, Checkpoint::note)
                .inside()
                .alike("unit", "name")
                .build((v, base) -> new Checkpoint(
                        base == null ? v.get("code") : base.id(),
                        v.get("name"),
                        v.get("kind"),
                        v.get("unit"),
                        v.get("state"),
                        v.get("requiredDay"),
                        v.get("requiredNight"),
                        v.get("opened"),
                        v.get("closed"),
                        v.get("head"),
                        v.get("phone"),
                        v.get("note"),
                        base == null ? 0 : base.version(),
                        base == null ? null : base.retired()));
    }

    static Sheet<PassageCount> passages(Texts texts, Type<Reference> checkpoint) {
        return Sheet.<PassageCount>of("passages", texts)
                .column("code", Types.code(PassageRepository.CODE, PassageRepository.DIGITS), 6, PassageCount::id)
                .required("date", Types.DATE, 6, PassageCount::date)
                .required("duty", Types.choice(PassageCount.Duty.class, texts), 3, PassageCount::duty)
                .required("checkpoint", checkpoint, 15, p -> Reference.of(p.checkpoint(), p.checkpointName()))
                .required("people", Types.WHOLE, 4, PassageCount::people)
                .required("vehicles", Types.WHOLE, 4, PassageCount::vehicles)
                .required("fever", Types.WHOLE, 5, PassageCount::fever)
                .required("turnedBack", Types.WHOLE, 3, PassageCount::turnedBack)
                .column("outsiders", Types.WHOLE, 5, PassageCount::outsiders)
                .column("note", Types.NOTE, 12, PassageCount::note)
                .inside()
                .build((v, base) -> {
                    Reference at = v.get("checkpoint");
                    PassageCount.Duty duty = v.get("duty");
                    return new PassageCount(
                            base == null ? v.get("code") : base.id(),
                            at.id(),
                            duty.start(v.get("date")),
                            v.get("people"),
                            v.get("vehicles"),
                            v.get("fever"),
                            v.get("turnedBack"),
                            v.get("outsiders"),
                            v.get("note"),
                            base == null ? 0 : base.version(),
                            base == null ? null : base.retired(),
                            at.label());
                });
    }
}
