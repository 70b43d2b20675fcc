package cn.baodi.command.feature.returns;

import cn.baodi.command.core.Texts;
import cn.baodi.command.feature.unit.Unit;
import cn.baodi.command.feature.unit.UnitDirectory;
import cn.baodi.command.ui.Workbench;
import java.time.LocalDate;

/** The completeness board as its screen reads it, for a benchmark. */
public final class MeasuredBoard {
    private final ReturnCharts charts;
    private final UnitDirectory units;

    public MeasuredBoard(Workbench workbench, UnitDirectory units) {
        Texts texts = workbench.texts(ReturnsFeature.class);
        ReturnRepository returns =
                new ReturnRepository(workbench.database(), workbench.clock(), units, () -> Deadline.USUAL);
        charts = new ReturnCharts(returns, units, texts, workbench.clock());
        this.units = units;
    }

    /** Every cell of the days up to one: the towns by day, and each village of each town. @return how many cells */
    public int read(LocalDate last) {
        Completeness known = charts.known(last.minusDays(BoardModel.DAYS - 1L)
                .datesUntil(last.plusDays(1))
                .toList());
        int cells = known.byTown().size() * known.days().size();
        for (Unit town : units.towns()) {
            for (Unit village : known.villages(town.id())) {
                for (LocalDate day : known.days()) {
                    cells += known.state(village, day) == null ? 0 : 1;
                }
            }
        }
        return cells;
    }
}
