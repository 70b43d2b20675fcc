package cn.baodi.command.exchange;

import java.util.Set;

/** What stands in a cell whose formula came to nothing. No register keeps it as if somebody had written it. */
final class FormulaError {
    /** Ours, for a formula whose result the file does not hold. */
    static final String UNCOMPUTED = "#未计算";

    private static final Set<String> WORDS = Set.of(
            UNCOMPUTED,
            "#N/A",
            "#REF!",
            "#VALUE!",
            "#DIV/0!",
            "#NAME?",
            "#NUM!",
            "#NULL!",
            "#SPILL!",
            "#CALC!",
            "#FIELD!",
            "#BLOCKED!",
            "#CONNECT!",
            "#GETTING_DATA");

    private FormulaError() {}

    static boolean is(String cell) {
        return cell.indexOf('#') >= 0 && WORDS.contains(cell.strip());
    }
}
