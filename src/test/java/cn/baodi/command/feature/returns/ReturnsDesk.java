package cn.baodi.command.feature.returns;

import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Ledger;
import cn.baodi.command.feature.unit.Unit;
import cn.baodi.command.feature.unit.UnitDirectory;
import cn.baodi.command.feature.unit.UnitFeature;
import cn.baodi.command.ui.TestDesk;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** Real tables with the real units, and short ways to fill them. */
final class ReturnsDesk implements AutoCloseable {
    static final LocalDate DAY = LocalDate.of(2020, 2, 9);
    /** 方家庄镇, and three of its villages. */
    static final long TOWN = 120115104000L;

    final TestDesk desk;
    final UnitFeature unitFeature;
    final UnitDirectory units;
    final ReturnsFeature feature;
    final ReturnRepository returns;
    final Deadline deadline;
    final Ledger ledger;
    final Texts texts;
    final List<Unit> villages;

    ReturnsDesk(Path folder, LocalDateTime now) {
        desk = new TestDesk(folder, now);
        unitFeature = new UnitFeature(desk.workbench());
        units = unitFeature.directory();
        feature = new ReturnsFeature(desk.workbench(), units);
        texts = desk.workbench().texts(ReturnsFeature.class);
        ledger = desk.workbench().ledger();
        deadline = new Deadline(ledger);
        returns = new ReturnRepository(
                desk.workbench().database(), desk.workbench().clock(), units, deadline::time);
        desk.open(List.of(unitFeature, feature));
        ledger.write("units", unitFeature::addShipped);
        villages = units.villages().stream()
                .filter(unit -> Unit.town(unit.id()) == TOWN)
                .toList();
    }

    long village(int number) {
        return villages.get(number).id();
    }

    /** A whole return: 30 households, 90 people, 1 registered, 2 + 1 − 1 = 2 isolated. */
    static DailyReturn whole(long unit, LocalDate day) {
        return of(unit, day, 30, 90, 1, 0, 2, 1, 1, 2, 4);
    }

    static DailyReturn zero(long unit, LocalDate day) {
        return of(unit, day, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /** @param figures in the order of the items, null for blank */
    static DailyReturn of(long unit, LocalDate day, Integer... figures) {
        return new DailyReturn(
                null,
                unit,
                day,
                null,
                null,
                figures[0],
                figures[1],
                figures[2],
                figures[3],
                figures[4],
                figures[5],
                figures[6],
                figures[7],
                figures[8],
                null,
                0,
                null);
    }

    static DailyReturn filed(DailyReturn row, LocalDateTime at) {
        return row.with(row.id(), at, row.dueAt(), row.version(), row.retired());
    }

    long add(DailyReturn row) {
        long[] id = new long[1];
        ledger.write("add", batch -> id[0] = returns.add(batch, row));
        return id[0];
    }

    /** The village is there from {@code opened} to {@code closed}, each null for no such limit. */
    void exists(long village, LocalDate opened, LocalDate closed) {
        Unit unit = units.find(village).orElseThrow();
        Unit changed = new Unit(
                unit.id(), unit.name(), unit.kind(), "杨秋静", "19900000123", opened, closed, unit.version(), null);
        ledger.write("unit", batch -> batch.change("unit", unit, changed));
    }

    @Override
    public void close() {
        desk.close();
    }
}
