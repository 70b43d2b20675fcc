package cn.baodi.command.feature.returns;

import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Problems;
import cn.baodi.command.core.Row;
import cn.baodi.command.feature.unit.Unit;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * What a village or community reports of one day (村居日报). Each figure may be blank, and blank is not zero. Figures that
 * contradict each other are kept as they were reported and named by {@link #doubts}: refusing them would make a village
 * that did report a silent one.
 *
 * @param unit code of the village
 * @param onDay the day it is about, 0—24时
 * @param filedAt when it came in, or when a blank one became whole; null before it is stored
 * @param dueAt when it was due, as the cut-off stood at its filing; null before it is stored
 * @param households 排查户数 of that day, 户
 * @param people 排查人数 of that day, 人
 * @param registered 登记人数: those among them who had been in the store, 人
 * @param fever 发热人数, 人
 * @param isolatedOpening 居家隔离期初, 人
 * @param isolatedNew 新增隔离, 人
 * @param isolatedReleased 解除隔离, 人
 * @param isolatedClosing 居家隔离期末, 人
 * @param onDuty 值守人数, 人
 */
public record DailyReturn(
        Long id,
        Long unit,
        LocalDate onDay,
        LocalDateTime filedAt,
        LocalDateTime dueAt,
        Integer households,
        Integer people,
        Integer registered,
        Integer fever,
        Integer isolatedOpening,
        Integer isolatedNew,
        Integer isolatedReleased,
        Integer isolatedClosing,
        Integer onDuty,
        String note,
        int version,
        String retired)
        implements Row {
    /** More people than a village has are a slip of the finger. */
    static final int MOST = 20_000;
    /** Some villages write their whole day into it, and have reported. */
    static final int LONGEST_NOTE = 4_000;

    /** What a unit that owes a return has done about it; a unit and a day have exactly one. */
    public enum State {
        /** 已报: in time, no cell blank. */
        FILED,
        /** 零报告: in time, and every figure is zero. */
        ZERO,
        /** 空报: something is filed, and some cell is blank. */
        BLANK,
        /** 迟报: whole, but after the cut-off. */
        LATE,
        /** 未报: nothing is filed. */
        SILENT
    }

    /** A figure that the village owes, by the key of its column. */
    enum Item {
        HOUSEHOLDS("households", DailyReturn::households),
        PEOPLE("people", DailyReturn::people),
        REGISTERED("registered", DailyReturn::registered),
        FEVER("fever", DailyReturn::fever),
        OPENING("isolatedOpening", DailyReturn::isolatedOpening),
        NEW("isolatedNew", DailyReturn::isolatedNew),
        RELEASED("isolatedReleased", DailyReturn::isolatedReleased),
        CLOSING("isolatedClosing", DailyReturn::isolatedClosing),
        ON_DUTY("onDuty", DailyReturn::onDuty);

        private final String key;
        private final Function<DailyReturn, Integer> read;

        Item(String key, Function<DailyReturn, Integer> read) {
            this.key = key;
            this.read = read;
        }

        String key() {
            return key;
        }

        Integer of(DailyReturn row) {
            return read.apply(row);
        }
    }

    @Override
    public List<Problem> problems() {
        Problems problems = new Problems()
                .when(unit != null && Unit.town(unit) == unit, "unit", "returns.village")
                .when(isBefore(filedAt), "filedAt", "returns.early", onDay);
        for (Item item : Item.values()) {
            Integer value = item.of(this);
            problems.notNegative(item.key(), value)
                    .when(value != null && value > MOST, item.key(), "returns.many", value, MOST);
        }
        return problems.when(!isAnythingFilled(), "people", "returns.nothing")
                .atMost(LONGEST_NOTE, "note", note)
                .list();
    }

    private boolean isBefore(LocalDateTime moment) {
        return moment != null && onDay != null && moment.toLocalDate().isBefore(onDay);
    }

    private boolean isAnythingFilled() {
        return Arrays.stream(Item.values()).anyMatch(item -> item.of(this) != null);
    }

    /** What it contradicts in itself, beside the cell in which it shows. */
    List<Problem> doubts() {
        boolean whole =
                isolatedOpening != null && isolatedNew != null && isolatedReleased != null && isolatedClosing != null;
        int due = whole ? isolatedOpening + isolatedNew - isolatedReleased : 0;
        return new Problems()
                .when(
                        registered != null && people != null && registered > people,
                        "registered",
                        "returns.registered",
                        registered,
                        people)
                .when(whole && isolatedClosing != due, "isolatedClosing", "returns.balance", isolatedClosing, due)
                .list();
    }

    /**
     * What it contradicts in itself and in the return of the day before.
     *
     * @param before of the same unit, or null where there is none
     */
    List<Problem> doubts(DailyReturn before) {
        Integer left = before == null ? null : before.isolatedClosing;
        boolean differs = left != null && isolatedOpening != null && !left.equals(isolatedOpening);
        Problems all = new Problems();
        doubts().forEach(p -> all.when(true, p.field(), p.key(), p.args().toArray()));
        return all.when(differs, "isolatedOpening", "returns.carried", isolatedOpening, left)
                .list();
    }

    /** Never {@link State#SILENT}: that is said of a unit without a return. */
    public State state() {
        if (Arrays.stream(Item.values()).anyMatch(item -> item.of(this) == null)) {
            return State.BLANK;
        }
        if (filedAt != null && dueAt != null && filedAt.isAfter(dueAt)) {
            return State.LATE;
        }
        boolean zero = Arrays.stream(Item.values()).allMatch(item -> item.of(this) == 0);
        return zero ? State.ZERO : State.FILED;
    }

    /**
     * The stored return once {@code newer} comes in for the same unit and day: the newer figures, still one return. It
     * came in when the first did, unless that one was blank and could not be counted with.
     */
    DailyReturn replacedBy(DailyReturn newer) {
        return newer.with(id, state() == State.BLANK ? newer.filedAt : filedAt, dueAt, version, retired);
    }

    /** The same on its way into the table. */
    DailyReturn with(Long number, LocalDateTime filed, LocalDateTime due, int changes, String why) {
        return new DailyReturn(
                number,
                unit,
                onDay,
                filed,
                due,
                households,
                people,
                registered,
                fever,
                isolatedOpening,
                isolatedNew,
                isolatedReleased,
                isolatedClosing,
                onDuty,
                note,
                changes,
                why);
    }

    /** Nothing filled in yet. */
    static DailyReturn blank(long unit, LocalDate day) {
        return new DailyReturn(
                null, unit, day, null, null, null, null, null, null, null, null, null, null, null, null, 0, null);
    }

    /** Whether {@code other} says the same of the same unit and day. */
    boolean saysAs(DailyReturn other) {
        return Objects.equals(with(null, null, null, 0, null), other.with(null, null, null, 0, null));
    }
}
