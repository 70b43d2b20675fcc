package cn.baodi.command.feature.epidemic;

import cn.baodi.command.core.Rejected;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Type;
import cn.baodi.command.core.Types;
import cn.baodi.command.feature.unit.Unit;
import cn.baodi.command.feature.unit.UnitDirectory;
import java.util.List;
import java.util.stream.Stream;

/** A column that holds the district or a town; 全区 and 合计 mean the district. */
final class CasePlace implements Type<Long> {
    private static final int OFFERED = 12;

    private final UnitDirectory units;
    private final List<String> whole;

    CasePlace(UnitDirectory units, Texts texts) {
        this.units = units;
        whole = texts.inEveryLanguage("place.whole").stream()
                .flatMap(words -> Stream.of(words.split("\\|")))
                .toList();
    }

    /** Code of the district as a whole, or null where the list of units has none. */
    Long district() {
        return units.district().map(Unit::id).orElse(null);
    }

    boolean isDistrict(long code) {
        return Long.valueOf(code).equals(district());
    }

    @Override
    public Kind kind() {
        return Kind.UNIT;
    }

    @Override
    public String write(Long code) {
        return code == null ? "" : units.label(code);
    }

    @Override
    public Long read(String text) throws Rejected {
        return isWhole(text) && district() != null ? district() : units.type().read(text);
    }

    private boolean isWhole(String text) {
        return whole.stream().anyMatch(Types.plain(text)::equalsIgnoreCase);
    }

    @Override
    public List<Long> suggest(String part) {
        Stream<Long> found =
                units.suggest(part, OFFERED * OFFERED).stream().map(Unit::id).filter(code -> Unit.town(code) == code);
        boolean all = district() != null && whole.stream().anyMatch(word -> word.startsWith(part.strip()));
        return (all ? Stream.concat(Stream.of(district()), found) : found)
                .distinct()
                .limit(OFFERED)
                .toList();
    }
}
