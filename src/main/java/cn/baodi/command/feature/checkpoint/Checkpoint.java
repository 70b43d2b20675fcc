package cn.baodi.command.feature.checkpoint;

import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Problems;
import cn.baodi.command.core.Row;
import java.time.LocalDate;
import java.util.List;

/**
 * A checkpoint (卡口) on a road or at a gate.
 *
 * @param name unique among those in force
 * @param unit code of the unit that mans it
 * @param requiredDay people required in the day shift (08–20)
 * @param requiredNight people required in the night shift (20–08)
 * @param opened its first day, or null where nobody wrote it down
 * @param closed its last day, or null while no end is set
 * @param head 负责人
 * @param phone of the head
 */
public record Checkpoint(
        Long id,
        String name,
        Kind kind,
        Long unit,
        State state,
        Integer requiredDay,
        Integer requiredNight,
        LocalDate opened,
        LocalDate closed,
        String head,
        String phone,
        String note,
        int version,
        String retired)
        implements Row {
    /** Most people that a shift of one checkpoint may ask for. */
    static final int MOST_REQUIRED = 200;

    /** Where it stands. */
    public enum Kind {
        ROAD,
        CITY,
        VILLAGE,
        GATE
    }

    /** Whether it is manned. */
    public enum State {
        OPEN,
        SUSPENDED,
        CLOSED
    }

    @Override
    public List<Problem> problems() {
        return new Problems()
                .atMost(60, "name", name)
                .notNegative("requiredDay", requiredDay)
                .notNegative("requiredNight", requiredNight)
                .when(isTooMany(requiredDay), "requiredDay", "checkpoint.required", requiredDay, MOST_REQUIRED)
                .when(isTooMany(requiredNight), "requiredNight", "checkpoint.required", requiredNight, MOST_REQUIRED)
                .inOrder("closed", opened, closed)
                .when(state == State.CLOSED && closed == null, "closed", "checkpoint.closed.missing")
                .atMost(40, "head", head)
                .atMost(500, "note", note)
                .list();
    }

    /** The same checkpoint in another state, with its last day or null. */
    Checkpoint in(State other, LocalDate end) {
        return new Checkpoint(
                id,
                name,
                kind,
                unit,
                other,
                requiredDay,
                requiredNight,
                opened,
                end,
                head,
                phone,
                note,
                version,
                retired);
    }

    boolean suspendable() {
        return state == State.OPEN && retired == null;
    }

    boolean resumable() {
        return state != State.OPEN && retired == null;
    }

    boolean closable() {
        return state != State.CLOSED && retired == null;
    }

    private static boolean isTooMany(Integer required) {
        return required != null && required > MOST_REQUIRED;
    }
}
