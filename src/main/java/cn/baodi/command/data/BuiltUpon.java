package cn.baodi.command.data;

import java.time.LocalDateTime;

/**
 * What keeps a past write from being taken back: a row of it was changed since, or another row refers to it.
 *
 * @param table of the row that was changed or that refers
 * @param id of that row
 * @param refers whether it refers to a row of the write, rather than being one
 * @param at when it was written last
 * @param operator who wrote it
 */
public record BuiltUpon(String table, long id, boolean refers, LocalDateTime at, String operator) {}
