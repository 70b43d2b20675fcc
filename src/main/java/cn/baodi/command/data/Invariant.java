package cn.baodi.command.data;

import java.util.Set;
import java.util.function.BiConsumer;

/**
 * What has to hold of a table's rows whenever a write ends, whatever the write was: a card, an import, one that takes
 * another back. It is asked within the write, so that two at once cannot pass.
 *
 * @param column of the table; rows with the same number in it belong together
 * @param require takes the write and the numbers under which it touched a row, and throws a {@link
 *     cn.baodi.command.core.Failure} where it does not hold; nothing is stored then
 */
public record Invariant(String table, String column, BiConsumer<Batch, Set<Long>> require) {}
