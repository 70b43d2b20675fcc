package cn.baodi.command.feature.roster;

import cn.baodi.command.core.Masking;
import cn.baodi.command.core.Texts;
import cn.baodi.command.feature.roster.StaffingRepository.Substitute;
import cn.baodi.command.feature.unit.Unit;
import cn.baodi.command.feature.unit.UnitDirectory;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;

/** 谁能顶: who could step in for a shift, in words, each with the reasons. */
final class Substitutes {
    private static final int MOST = 10;

    private final StaffingRepository staffing;
    private final UnitDirectory units;
    private final Texts texts;

    Substitutes(StaffingRepository staffing, UnitDirectory units, Texts texts) {
        this.staffing = staffing;
        this.units = units;
        this.texts = texts;
    }

    /**
     * The people in words, one line a person, best first; phones are masked.
     *
     * @param shown for the screen
     * @param leaving the same with the names masked
     */
    record Words(String shown, String leaving) {}

    Words words(Shift shift) {
        Long unit = staffing.unitOf(shift).orElse(null);
        List<Substitute> found = staffing.substitutes(shift, unit, MOST);
        return new Words(words(found, unit, name -> name), words(found, unit, Masking::name));
    }

    private String words(List<Substitute> found, Long unit, UnaryOperator<String> called) {
        if (found.isEmpty()) {
            return texts.get("substitutes.none", StaffingRepository.REST.toHours());
        }
        StringJoiner lines = new StringJoiner("\n");
        for (Substitute one : found) {
            lines.add(texts.get(
                    "substitutes.line",
                    called.apply(one.name()),
                    one.team() == null ? texts.get("substitutes.team.none") : one.team(),
                    Masking.phone(one.phone()),
                    place(unit, one.unit()),
                    one.shifts()));
        }
        lines.add("");
        lines.add(texts.get("substitutes.how", StaffingRepository.REST.toHours()));
        return lines.toString();
    }

    private String place(Long wanted, long lives) {
        if (wanted != null && wanted == lives) {
            return texts.get("substitutes.here");
        }
        boolean near = wanted != null && Unit.town(wanted) == Unit.town(lives);
        return texts.get(near ? "substitutes.near" : "substitutes.far", units.label(lives));
    }
}
