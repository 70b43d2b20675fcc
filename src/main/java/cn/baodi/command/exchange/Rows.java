package cn.baodi.command.exchange;

import cn.baodi.command.core.Progress;
import java.util.List;

/** The rows of somebody else's table, one after the other, whatever it is kept in. Memory stays flat. */
interface Rows extends AutoCloseable {
    /**
     * The next row that is not blank, or null at the end.
     *
     * @throws cn.baodi.command.core.Failure when the table cannot be read on
     */
    Cells next();

    /** What parts the cells of a text, one character; null for a workbook. */
    default String separator() {
        return null;
    }

    /** Which page of a workbook is read; null for a text. */
    default String page() {
        return null;
    }

    /** The pages of a workbook that are not hidden; none for a text. */
    default List<String> pages() {
        return List.of();
    }

    /** The pages of a workbook that hold rows like those read and are not; none for a text. */
    default List<String> unread() {
        return List.of();
    }

    /** Says how far the reading is. */
    void tell(Progress progress);

    @Override
    void close();
}
