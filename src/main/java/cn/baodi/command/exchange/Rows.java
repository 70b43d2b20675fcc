package cn.baodi.command.exchange;

import cn.baodi.command.core.Progress;

/** The rows of somebody else's table, one after the other, whatever it is kept in. Memory stays flat. */
interface Rows extends AutoCloseable {
    /**
     * The next row that is not blank, or null at the end.
     *
     * @throws cn.baodi.command.core.Failure when the table cannot be read on
     */
    Cells next();

    /** Says how far the reading is. */
    void tell(Progress progress);

    @Override
    void close();
}
