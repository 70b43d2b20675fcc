package cn.baodi.command.core;

/** The order of a list: a column's key and a direction. */
public record Sort(String column, boolean descending) {
    public static Sort up(String column) {
        return new Sort(column, false);
    }

    public static Sort down(String column) {
        return new Sort(column, true);
    }
}
