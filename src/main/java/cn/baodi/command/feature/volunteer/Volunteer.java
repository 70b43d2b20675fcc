package cn.baodi.command.feature.volunteer;

import cn.baodi.command.core.Derived;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Problems;
import cn.baodi.command.core.Row;
import java.time.LocalDate;
import java.util.List;

/**
 * A volunteer (志愿者).
 *
 * @param phone with the name tells one volunteer from another
 * @param identity their identity number, or null; no two have the same
 * @param team number of the team, or null for none
 * @param unit code of the unit where they live or serve
 * @param field the main service field
 * @param joined first day in the register, or null where nobody wrote it down
 * @param teamName the team's name
 */
public record Volunteer(
        Long id,
        String name,
        String phone,
        String identity,
        Long team,
        Long unit,
        Field field,
        State state,
        LocalDate joined,
        String note,
        int version,
        String retired,
        @Derived String teamName)
        implements Row {
    /** The four service fields: 学习宣传, 文化健身, 互帮互助, 文明风尚. */
    public enum Field {
        LEARNING,
        CULTURE,
        HELPING,
        MANNERS
    }

    /** Whether they can be sent out: 待命, 在岗, 休整, 退出. */
    public enum State {
        STANDBY,
        ON_DUTY,
        RESTING,
        LEFT
    }

    boolean canTurn(State other) {
        return state != other && retired == null;
    }

    /** The same person in another state. */
    Volunteer in(State other) {
        return new Volunteer(
                id, name, phone, identity, team, unit, field, other, joined, note, version, retired, teamName);
    }

    @Override
    public List<Problem> problems() {
        return new Problems().atMost(40, "name", name).atMost(500, "note", note).list();
    }
}
