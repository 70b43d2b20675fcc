package cn.baodi.command.ui;

import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.DailyCount;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.ReportPart;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Sort;
import cn.baodi.command.data.Register;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Files in and out, as a screen asks for them; each works in the background and says what came of it. */
public interface Exchange {
    /**
     * Writes exactly the list that {@code filter} and {@code sort} show; asks first whether with all columns where some
     * are not shown.
     *
     * @param columns keys of those shown, in the order in which they stand; empty for all
     */
    <T extends Row> void export(Register<T> register, Filter filter, Sort sort, List<String> columns);

    /** The same with personal data unmasked, once a second officer has approved it for a purpose. */
    <T extends Row> void exportFull(Register<T> register, Filter filter, Sort sort, List<String> columns);

    /** Begins an import into the register. */
    <T extends Row> void importInto(Register<T> register);

    /** Writes the numbers of all areas by day, town and category into a folder. */
    void summaries(Supplier<Map<String, List<DailyCount>>> areas);

    /**
     * Saves a chart as picture, drawing or table.
     *
     * @param holders who may take it along
     */
    void saveChart(ChartData chart, Set<Role> holders);

    /** Puts a chart into the clipboard, as a picture or as the table behind it. */
    void copyChart(ChartData chart, Set<Role> holders, boolean picture);

    /**
     * A paper of an area, such as a form that somebody fills in.
     *
     * @param left under the title on the left
     * @param right under the title on the right
     * @param heading over the blocks
     * @param blocks nobody is named in them, for it is not masked
     * @param signatures up to three lines at the foot
     * @param table whose export is asked for
     * @param file what the file may be called
     */
    record Paper(
            String title,
            String left,
            String right,
            String heading,
            List<ReportPart.Block> blocks,
            List<String> signatures,
            String table,
            String file) {}

    /** Sets a paper as PDF; {@code paper} may query. */
    void print(Supplier<Paper> paper);

    /** For verbs and tests, whose files come another way. */
    static Exchange none() {
        return new Exchange() {
            @Override
            public <T extends Row> void export(Register<T> register, Filter filter, Sort sort, List<String> columns) {}

            @Override
            public <T extends Row> void exportFull(
                    Register<T> register, Filter filter, Sort sort, List<String> columns) {}

            @Override
            public <T extends Row> void importInto(Register<T> register) {}

            @Override
            public void summaries(Supplier<Map<String, List<DailyCount>>> areas) {}

            @Override
            public void saveChart(ChartData chart, Set<Role> holders) {}

            @Override
            public void copyChart(ChartData chart, Set<Role> holders, boolean picture) {}

            @Override
            public void print(Supplier<Paper> paper) {}
        };
    }
}
