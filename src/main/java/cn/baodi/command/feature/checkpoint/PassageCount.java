package cn.baodi.command.feature.checkpoint;

import cn.baodi.command.core.Derived;
import cn.baodi.command.core.DutyShift;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Problems;
import cn.baodi.command.core.Row;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/**
 * What one checkpoint counted in one duty shift (通行登记). The whole count belongs to the shift: of a night it counts
 * for the day on which the night begins.
 *
 * @param startAt when the shift begins: 08:00 or 20:00 of its day
 * @param people 人次
 * @param vehicles 车次
 * @param fever 体温异常, 37.3 ℃ and above, 人次
 * @param turnedBack 劝返, 人次
 * @param outsiders 外来登记, 人次, or null where it was not counted
 * @param checkpointName the checkpoint's name
 */
public record PassageCount(
        Long id,
        Long checkpoint,
        LocalDateTime startAt,
        Integer people,
        Integer vehicles,
        Integer fever,
        Integer turnedBack,
        Integer outsiders,
        String note,
        int version,
        String retired,
        @Derived String checkpointName)
        implements Row {
    /** Which duty shift of the day. */
    public enum Duty {
        DAY,
        NIGHT;

        LocalDateTime start(LocalDate date) {
            return new DutyShift(date, this == NIGHT).start();
        }

        static Duty of(LocalDateTime startAt) {
            return DutyShift.at(startAt).night() ? NIGHT : DAY;
        }
    }

    /** The day on which the shift begins. */
    public LocalDate date() {
        return startAt.toLocalDate();
    }

    public Duty duty() {
        return Duty.of(startAt);
    }

    @Override
    public List<Problem> problems() {
        return new Problems()
                .notNegative("people", people)
                .notNegative("vehicles", vehicles)
                .notNegative("fever", fever)
                .notNegative("turnedBack", turnedBack)
                .notNegative("outsiders", outsiders)
                .when(isMore(fever), "fever", "passage.fever", fever, people)
                .when(isMore(turnedBack), "turnedBack", "passage.turnedBack", turnedBack, people)
                .when(isMore(outsiders), "outsiders", "passage.outsiders", outsiders, people)
                .atMost(500, "note", note)
                .list();
    }

    private boolean isMore(Integer part) {
        return part != null && people != null && part > people;
    }
}
