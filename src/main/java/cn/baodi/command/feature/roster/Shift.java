package cn.baodi.command.feature.roster;

import cn.baodi.command.core.Derived;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Problems;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Types;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;

/**
 * A shift (班次) of a post: people are assigned to it.
 *
 * @param checkpoint number of the checkpoint, or null for another kind of post
 * @param task what the post is called where it is no checkpoint, such as 心理热线1号坐席; else null
 * @param startAt inclusive
 * @param endAt exclusive, 1 to 24 hours later, on the next day for a night shift
 * @param required people required, at least one
 * @param checkpointName the checkpoint's name
 * @param assigned people assigned
 * @param present people signed in and not signed out
 */
public record Shift(
        Long id,
        Post post,
        Long checkpoint,
        String task,
        LocalDateTime startAt,
        LocalDateTime endAt,
        Integer required,
        String note,
        int version,
        String retired,
        @Derived String checkpointName,
        @Derived Integer assigned,
        @Derived Integer present)
        implements Row {
    static final int MOST_REQUIRED = 200;
    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofHours(24);

    /** What kind of post it is. */
    public enum Post {
        CHECKPOINT,
        HOTLINE,
        TASK
    }

    @Override
    public List<Problem> problems() {
        Duration length = Duration.between(startAt, endAt);
        boolean reversed = length.isNegative();
        boolean at = post == Post.CHECKPOINT;
        return new Problems()
                .when(at && checkpoint == null, "checkpoint", "shift.checkpoint.missing")
                .when(!at && checkpoint != null, "checkpoint", "shift.checkpoint.other")
                .when(!at && (task == null || task.isBlank()), "task", "shift.task.missing")
                .when(at && task != null, "task", "shift.task.other")
                .atMost(60, "task", task)
                .when(reversed, "end", "order")
                .when(!reversed && length.compareTo(SHORTEST) < 0, "end", "shift.short")
                .when(length.compareTo(LONGEST) > 0, "end", "shift.long")
                .positive("required", required)
                .when(
                        required != null && required > MOST_REQUIRED,
                        "required",
                        "shift.required",
                        required,
                        MOST_REQUIRED)
                .atMost(500, "note", note)
                .list();
    }

    /** What the post is called. */
    public String called() {
        return post == Post.CHECKPOINT ? checkpointName : task;
    }

    /** What people call this shift: 大白镇西口卡口 2020-02-09 20:00. */
    public String label() {
        return called() + " " + Types.MOMENT.write(startAt);
    }

    /** People missing in the roster, 0 for none. */
    int gap() {
        return assigned == null ? 0 : Math.max(0, required - assigned);
    }

    /** Assigned of those required: 3/4; "" where that is not known. */
    String staffing() {
        return assigned == null ? "" : assigned + "/" + required;
    }

    boolean runsAt(LocalDateTime moment) {
        return !startAt.isAfter(moment) && endAt.isAfter(moment);
    }

    /** The same shift so many days later, not yet stored and with nobody in it. */
    Shift later(long days) {
        return new Shift(
                null,
                post,
                checkpoint,
                task,
                startAt.plusDays(days),
                endAt.plusDays(days),
                required,
                note,
                0,
                null,
                checkpointName,
                null,
                null);
    }
}
