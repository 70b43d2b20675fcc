package cn.baodi.command.feature.household;

import cn.baodi.command.core.Derived;
import cn.baodi.command.core.Masking;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Problems;
import cn.baodi.command.core.Row;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A household in hardship (困难家庭) that the command post brings food to.
 *
 * @param name of its head
 * @param phone of its head, or null
 * @param identity identity number of its head, or null; no two have the same
 * @param unit code of its village or community
 * @param address free text, personal
 * @param people how many live in it
 * @param needs what they need, in words
 * @param intervalDays how many days a delivery lasts, {@value #SHORTEST}–{@value #LONGEST}
 * @param contact the volunteer or grid worker who looks after it
 * @param shielded 特别保护: nobody finds it by name, and its person is shown to the shift leader alone
 * @param registeredAt when it was taken into the register
 * @param stoppedAt when help ended, null while it goes on
 * @param lastDelivered when the last delivery arrived, or null
 */
public record Household(
        Long id,
        String name,
        String phone,
        String identity,
        long unit,
        String address,
        Category category,
        int people,
        String needs,
        int intervalDays,
        String contact,
        String contactPhone,
        boolean shielded,
        State state,
        LocalDateTime registeredAt,
        LocalDateTime stoppedAt,
        int version,
        String retired,
        @Derived LocalDateTime lastDelivered)
        implements Row {
    /** The shortest and longest interval between deliveries, in days, and the one taken where none is given. */
    static final int SHORTEST = 1;

    static final int LONGEST = 60;
    static final int WEEKLY = 7;
    private static final int MOST_PEOPLE = 30;

    /** Why it is in hardship. */
    public enum Category {
        /** 分散供养特困. */
        DESTITUTE,
        /** 低保. */
        ALLOWANCE,
        /** 低保边缘. */
        MARGINAL,
        /** 独居老人. */
        ALONE,
        /** 残疾. */
        DISABLED,
        /** 隔离户. */
        ISOLATED,
        /** 其他. */
        OTHER
    }

    /** Whether it is being helped. */
    public enum State {
        /** 在册. */
        ACTIVE,
        /** 停止帮扶. */
        STOPPED
    }

    /** Whether it may receive deliveries. */
    public boolean isHelped() {
        return retired == null && state == State.ACTIVE;
    }

    /** Whether its help has ended and can be taken up again. */
    boolean isStopped() {
        return retired == null && state == State.STOPPED;
    }

    /** Ends the help. A household already stopped stays as it is. */
    public Household stop(LocalDateTime now) {
        return state == State.STOPPED ? this : in(State.STOPPED, later(now, registeredAt));
    }

    /** Takes it up again. */
    public Household resume() {
        return in(State.ACTIVE, null);
    }

    private Household in(State next, LocalDateTime stopped) {
        return new Household(
                id,
                name,
                phone,
                identity,
                unit,
                address,
                category,
                people,
                needs,
                intervalDays,
                contact,
                contactPhone,
                shielded,
                next,
                registeredAt,
                stopped,
                version,
                retired,
                lastDelivered);
    }

    private static LocalDateTime later(LocalDateTime now, LocalDateTime before) {
        LocalDateTime minute = now.truncatedTo(ChronoUnit.MINUTES);
        return minute.isBefore(before) ? before : minute;
    }

    /** What the screen calls it: the name of its head, unless that is specially protected. */
    public String called() {
        return shielded ? Masking.name(name) : name;
    }

    @Override
    public List<Problem> problems() {
        return new Problems()
                .atMost(60, "name", name)
                .when(unit % 1000 == 0, "unit", "household.village")
                .atMost(200, "address", address)
                .when(people < 1 || people > MOST_PEOPLE, "people", "household.people", people, MOST_PEOPLE)
                .atMost(500, "needs", needs)
                .when(
                        intervalDays < SHORTEST || intervalDays > LONGEST,
                        "intervalDays",
                        "household.interval",
                        intervalDays,
                        SHORTEST,
                        LONGEST)
                .atMost(60, "contact", contact)
                .when(state == State.STOPPED && stoppedAt == null, "stoppedAt", "required")
                .when(state == State.ACTIVE && stoppedAt != null, "stoppedAt", "household.active")
                .inOrder("stoppedAt", registeredAt, stoppedAt)
                .list();
    }
}
