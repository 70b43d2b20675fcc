package cn.baodi.command.exchange;

import java.util.ArrayList;
import java.util.List;

/**
 * What the columns of a file mean, in the order of the file.
 *
 * @param columns one for each column of the file
 */
public record Mapping(List<Mapped> columns) {
    /** How it is known what a column of a file means, or why it is not read. */
    public enum Why {
        /** It is called as ours is. */
        HEADING,
        /** It is called as others call it. */
        SYNONYM,
        /** Its heading holds the name of ours. */
        ALIKE,
        /** What stands in it can be nothing else. */
        CONTENT,
        /** Files of this layout were read so before. */
        REMEMBERED,
        /** Somebody chose it. */
        PICKED,
        /** It is known and never read: a running number, the reasons of an earlier import, what is counted here. */
        PASSED,
        /** Nobody knows. */
        UNKNOWN
    }

    /**
     * One column of a file.
     *
     * @param heading as it stands in the file; 第 3 列 where it has none
     * @param column key of the sheet's column that it is read into, or "" where it is not read
     */
    public record Mapped(String heading, String column, Why why) {
        /** Whether an import reads it. */
        public boolean isRead() {
            return !column.isEmpty();
        }
    }

    public Mapping {
        columns = List.copyOf(columns);
    }

    /**
     * The same with another meaning for one column of the file.
     *
     * @param place of the column in the file, from 0
     * @param column key of the sheet's column, or "" not to read it
     */
    public Mapping picked(int place, String column) {
        return with(place, column, Why.PICKED);
    }

    Mapping with(int place, String column, Why why) {
        List<Mapped> changed = new ArrayList<>(columns);
        changed.set(place, new Mapped(columns.get(place).heading(), column, why));
        return new Mapping(changed);
    }

    /** The headings that are not read although nobody said so. */
    public List<String> unknown() {
        return columns.stream()
                .filter(c -> c.why() == Why.UNKNOWN)
                .map(Mapped::heading)
                .toList();
    }
}
