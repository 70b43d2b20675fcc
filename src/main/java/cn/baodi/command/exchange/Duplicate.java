package cn.baodi.command.exchange;

import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Row;
import java.time.LocalDateTime;
import java.util.List;

/**
 * A row of an import that is likely there already.
 *
 * @param sheet key of the register
 * @param existing number of the row that it is like
 * @param incoming its texts by the keys of the sheet's columns, as JSON; none once somebody has decided
 * @param file name of the file
 * @param line where it stands in the file
 * @param decision what became of it, or null while nobody has decided
 */
public record Duplicate(
        Long id,
        String sheet,
        long existing,
        String incoming,
        String file,
        long line,
        LocalDateTime foundAt,
        Decision decision,
        int version,
        String retired)
        implements Row {
    /** What may become of it. */
    public enum Decision {
        /** 保留原有: the row that is there stays as it is. */
        KEEP,
        /** 用新的: the row that is there takes over what the file says. */
        TAKE,
        /** 两条都要: they are two. */
        BOTH,
        /** 合并空白字段: what is blank in the row that is there is filled from the file. */
        FILL
    }

    @Override
    public List<Problem> problems() {
        return List.of();
    }

    /** The same, decided: what the file said of somebody is needed no more, and an undo brings it back. */
    Duplicate decided(Decision what) {
        return new Duplicate(id, sheet, existing, "{}", file, line, foundAt, what, version, retired);
    }
}
