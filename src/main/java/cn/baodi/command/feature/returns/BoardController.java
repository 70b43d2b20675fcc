package cn.baodi.command.feature.returns;

import cn.baodi.command.core.Access.Right;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.data.Kind;
import cn.baodi.command.feature.returns.Completeness.Counts;
import cn.baodi.command.feature.returns.DailyReturn.State;
import cn.baodi.command.feature.unit.Unit;
import cn.baodi.command.feature.unit.UnitDirectory;
import cn.baodi.command.ui.Act;
import cn.baodi.command.ui.Workbench;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What officers do on the completeness board: look at a day and a town, open a return, ask who is silent. */
final class BoardController {
    private final Workbench workbench;
    private final Texts texts;
    private final ReturnCharts charts;
    private final Deadline deadline;
    private final UnitDirectory units;
    private final BoardModel model = new BoardModel();
    private final SilentList silent;
    private Completeness known;
    private int asked;

    BoardController(Workbench workbench, Texts texts, ReturnCharts charts, Deadline deadline, UnitDirectory units) {
        this.deadline = deadline;
        this.workbench = workbench;
        this.texts = texts;
        this.charts = charts;
        this.units = units;
        silent = new SilentList(units, texts);
        model.town.addListener((property, was, town) -> villages());
        model.day.addListener((property, was, day) -> count());
        workbench.ledger().onWritten(written -> {
            if (written.tables().contains(ReturnRepository.TABLE)
                    || written.tables().contains("unit")) {
                workbench.background().onScreen(this::refreshIfSeen);
            }
        });
    }

    BoardModel model() {
        return model;
    }

    /** What the shell's keys do on the board. */
    Map<Act, Runnable> acts(Runnable otherPane) {
        return Map.of(Act.BULLETIN, this::copySilent, Act.REFRESH, this::refresh, Act.OTHER_PANE, otherPane);
    }

    /** Reads the fourteen days that end today, unless others are shown. */
    void begin() {
        if (model.days.isEmpty()) {
            today();
        } else {
            refresh();
        }
    }

    /** The fourteen days that end today. */
    void today() {
        end(workbench.now().toLocalDate(), null);
    }

    /** So many days later, or earlier below 0. */
    void move(int days) {
        end(last().plusDays(days), null);
    }

    /** The day that {@code link} is about, with the days before it. */
    void show(Link link) {
        TimeRange.Span span = link.filter().range().resolve(workbench.now());
        LocalDate day = span == null
                ? workbench.now().toLocalDate()
                : span.to().minusNanos(1).toLocalDate();
        end(day, null);
    }

    /** The next or the previous of the days that are shown. */
    void choose(int step) {
        int at = model.days.indexOf(model.day.get()) + step;
        if (at >= 0 && at < model.days.size()) {
            model.day.set(model.days.get(at));
        }
    }

    private LocalDate last() {
        return model.days.get(model.days.size() - 1);
    }

    private void end(LocalDate last, LocalDate chosen) {
        List<LocalDate> days = last.minusDays(BoardModel.DAYS - 1L)
                .datesUntil(last.plusDays(1))
                .toList();
        int mine = ++asked;
        record Read(Completeness known, LocalDate due) {}
        workbench
                .background()
                .run(
                        () -> new Read(charts.known(days), deadline.lastDue(workbench.now())),
                        read -> {
                            if (mine == asked) {
                                model.due.set(read.due());
                                show(read.known(), chosen == null ? last : chosen);
                            }
                        },
                        failure -> model.failed.set(texts.get("board.failed")));
    }

    void refresh() {
        if (!model.days.isEmpty()) {
            end(last(), model.day.get());
        }
    }

    private void refreshIfSeen() {
        if (known != null) {
            refresh();
        }
    }

    private void show(Completeness read, LocalDate day) {
        known = read;
        model.failed.set(null);
        model.days.setAll(read.days());
        Map<Long, List<Counts>> byTown = read.byTown();
        model.towns.setAll(units.towns().stream()
                .filter(town -> byTown.containsKey(town.id()))
                .map(town -> new BoardModel.TownRow(town, byTown.get(town.id())))
                .toList());
        model.day.set(day);
        count();
        Optional<Unit> same = Optional.ofNullable(model.town.get()).flatMap(town -> units.find(town.id()));
        Unit town = same.orElseGet(
                () -> model.towns.isEmpty() ? null : model.towns.get(0).town());
        if (town != null && town.equals(model.town.get())) {
            villages();
        } else {
            model.town.set(town);
        }
    }

    private void count() {
        if (known != null && model.day.get() != null) {
            model.all.set(known.counts(model.day.get()));
        }
    }

    private void villages() {
        List<BoardModel.VillageRow> rows = new ArrayList<>();
        if (known != null && model.town.get() != null) {
            for (Unit unit : known.villages(model.town.get().id())) {
                List<State> states = new ArrayList<>();
                known.days().forEach(day -> states.add(known.state(unit, day)));
                rows.add(new BoardModel.VillageRow(unit, states));
            }
        }
        model.villages.setAll(rows);
    }

    /** Opens the return of a village and a day, or where there is none the grid in which it is entered. */
    void open(Unit unit, LocalDate day) {
        ReturnRepository.Filed filed = known.filed(unit.id(), day);
        if (filed != null) {
            workbench.open().accept(Link.to(ReturnsFeature.KEY, "returns", filed.id()));
        } else if (unit.isActive(day)) {
            workbench.open().accept(EntryModel.link(unit.id(), day));
        }
    }

    /**
     * 一键复制未报名单: who is silent on the chosen day, with secretary and phone, by town. The phones are whole, for
     * they are there to be rung; so it is noted like any look at what is masked.
     */
    void copySilent() {
        LocalDate day = model.day.get();
        if (known == null || day == null) {
            return;
        }
        Map<Long, List<Unit>> found = known.in(State.SILENT, day);
        if (found.isEmpty()) {
            workbench.notices().toast(texts.get("silent.none", day.getMonthValue(), day.getDayOfMonth()));
            return;
        }
        int count = known.counts(day).of(State.SILENT);
        String words = silent.words(day, workbench.now(), known.counts(day), found);
        workbench
                .background()
                .run(
                        () -> {
                            workbench.session().requireExport(ReturnRepository.TABLE);
                            return workbench.ledger().note(Kind.REVEAL, texts.get("silent.note", day, count));
                        },
                        noted -> {
                            workbench.notices().copy(words);
                            workbench.notices().toast(texts.get("silent.copied", count));
                        });
    }

    /** Whether the officer may take the names along. */
    boolean mayCopy() {
        return workbench.session().may(ReturnRepository.TABLE, Right.EXPORT);
    }
}
