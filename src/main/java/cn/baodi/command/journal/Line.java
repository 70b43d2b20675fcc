package cn.baodi.command.journal;

/** One row's images as text; null where there was or is none. */
public record Line(String table, long id, String before, String after) {}
