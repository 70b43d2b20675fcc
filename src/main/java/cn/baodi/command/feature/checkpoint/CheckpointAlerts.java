package cn.baodi.command.feature.checkpoint;

import cn.baodi.command.core.Alert;
import cn.baodi.command.core.DutyShift;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Page;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** What at the checkpoints needs somebody now: one line a kind, the worst named. */
final class CheckpointAlerts {
    /** So long after the end of a shift its count may still come in. */
    static final Duration GRACE = Duration.ofHours(1);

    private static final int COUNTED = 200;

    private final CheckpointRepository checkpoints;
    private final PassageRepository passages;
    private final Texts texts;

    CheckpointAlerts(CheckpointRepository checkpoints, PassageRepository passages, Texts texts) {
        this.checkpoints = checkpoints;
        this.passages = passages;
        this.texts = texts;
    }

    List<Alert> at(LocalDateTime now) {
        List<Alert> alerts = new ArrayList<>();
        spike(now, alerts);
        unrecorded(now, alerts);
        return alerts;
    }

    /** Three temperature alarms or more at one checkpoint in the present duty shift or the one before. */
    private void spike(LocalDateTime now, List<Alert> alerts) {
        Filter filter = PassageCharts.between(
                        CheckpointRepository.before(now).start(),
                        DutyShift.at(now).end())
                .chip("fever", Integer.toString(PassageRepository.SPIKE));
        Page<PassageCount> page = passages.page(filter, Sort.down("fever"), null, COUNTED);
        if (page.rows().isEmpty()) {
            return;
        }
        PassageCount worst = page.rows().get(0);
        int others = page.rows().size() - 1;
        String text = texts.get(
                "alert.spike",
                worst.checkpointName(),
                shift(new DutyShift(worst.date(), worst.duty() == PassageCount.Duty.NIGHT)),
                worst.fever());
        alerts.add(new Alert(
                CheckpointFeature.KEY + ".spike",
                Alert.Severity.HIGH,
                others == 0 ? text : text + texts.get("alert.spike.others", others, PassageRepository.SPIKE),
                texts.get("alert.spike.guidance"),
                phone(worst.checkpoint()),
                Link.to(CheckpointFeature.KEY, "passages", filter)));
    }

    private String phone(long checkpoint) {
        return checkpoints.find(checkpoint).map(Checkpoint::phone).orElse("");
    }

    private void unrecorded(LocalDateTime now, List<Alert> alerts) {
        DutyShift last = CheckpointRepository.before(now);
        if (now.isBefore(last.end().plus(GRACE))) {
            return;
        }
        CheckpointRepository.Unrecorded found = checkpoints.unrecorded(last);
        if (found == null) {
            return;
        }
        String text = found.count() == 1
                ? texts.get("alert.unrecorded", found.name(), shift(last))
                : texts.get("alert.unrecorded.several", found.name(), found.count(), shift(last));
        alerts.add(new Alert(
                CheckpointFeature.KEY + ".unrecorded",
                Alert.Severity.MEDIUM,
                text,
                texts.get("alert.unrecorded.guidance"),
                found.phone() == null ? "" : found.phone(),
                Link.to(
                        CheckpointFeature.KEY,
                        "checkpoints",
                        Filter.NONE.chip("unrecorded", CheckpointRepository.LAST_SHIFT))));
    }

    private String shift(DutyShift shift) {
        return texts.get(
                shift.night() ? "shift.night" : "shift.day",
                shift.date().getMonthValue(),
                shift.date().getDayOfMonth());
    }
}
