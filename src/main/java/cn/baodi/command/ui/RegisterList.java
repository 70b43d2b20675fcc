package cn.baodi.command.ui;

import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Sort;
import cn.baodi.command.data.Page;
import cn.baodi.command.data.Repository;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** What a register's list, its counts and its chart show: reads them, each answer only to the newest question. */
final class RegisterList<T extends Row> {
    private static final int PAGE = 200;
    private static final int MOST_KEPT = 2000;

    private final Workbench workbench;
    private final RegisterSpec<T> spec;
    private final RegisterModel<T> model;
    private final Function<RuntimeException, String> words;
    private final Consumer<List<T>> arrived;
    /** Counts the loads; the answer to an older one is dropped. */
    private int load;
    /** The loads whose rows and whose counts have come; only both together say that there is nothing. */
    private int rowsOf;

    private int countsOf;

    private boolean loadingMore;

    /**
     * @param words says a failure to the officer
     * @param arrived puts the rows of a new list on the screen
     */
    RegisterList(
            Workbench workbench,
            RegisterSpec<T> spec,
            RegisterModel<T> model,
            Function<RuntimeException, String> words,
            Consumer<List<T>> arrived) {
        this.workbench = workbench;
        this.spec = spec;
        this.model = model;
        this.words = words;
        this.arrived = arrived;
        model.sort.set(spec.register.sort());
        model.filter.set(spec.range == null ? Filter.NONE : Filter.NONE.range(spec.range));
        spec.charts.keySet().stream().findFirst().ifPresent(model.chartLabel::set);
    }

    void filter(Filter filter) {
        model.filter.set(filter);
        refresh();
    }

    void clearFilter() {
        filter(Filter.NONE);
    }

    boolean sortable(String column) {
        return spec.register.repository().sortable(column);
    }

    void sort(Sort sort) {
        model.sort.set(sort);
        refresh();
    }

    /** Reads the list, its counts and its chart anew. */
    void refresh() {
        int mine = ++load;
        model.next = null;
        loadingMore = false;
        Filter filter = model.filter.get();
        Sort sort = model.sort.get();
        Repository<T> repository = spec.register.repository();
        int size = Math.max(PAGE, Math.min(model.rows.size(), MOST_KEPT));
        workbench
                .background()
                .run(
                        () -> repository.page(filter, sort, null, size),
                        page -> {
                            if (mine == load) {
                                take(page);
                            }
                        },
                        failure -> {
                            if (mine == load) {
                                model.failure.set(words.apply(failure));
                                model.state.set(RegisterModel.State.FAILED);
                            }
                        });
        workbench
                .background()
                .run(
                        () -> new long[] {repository.count(filter), repository.total(filter.retired())},
                        counts -> {
                            if (mine == load) {
                                countsOf = load;
                                model.shown.set(counts[0]);
                                model.total.set(counts[1]);
                                judgeEmpty();
                            }
                        },
                        failure -> {});
        chart(model.chartLabel.get());
    }

    private void take(Page<T> page) {
        rowsOf = load;
        model.next = page.next();
        loadingMore = false;
        arrived.accept(page.rows());
        model.state.set(page.rows().isEmpty() ? RegisterModel.State.LOADING : RegisterModel.State.ROWS);
        judgeEmpty();
    }

    private void judgeEmpty() {
        boolean known = rowsOf == load && countsOf == load;
        if (known && model.rows.isEmpty() && model.state.get() != RegisterModel.State.FAILED) {
            model.state.set(model.total.get() == 0 ? RegisterModel.State.NO_DATA : RegisterModel.State.FILTERED_OUT);
        }
    }

    /** Loads the page behind the last row, once. */
    void more() {
        if (model.next == null || loadingMore) {
            return;
        }
        loadingMore = true;
        int mine = load;
        Page.Cursor after = model.next;
        Filter filter = model.filter.get();
        Sort sort = model.sort.get();
        workbench
                .background()
                .run(
                        () -> spec.register.repository().page(filter, sort, after, PAGE),
                        page -> {
                            if (mine == load) {
                                model.next = page.next();
                                model.rows.addAll(page.rows());
                                loadingMore = false;
                            }
                        },
                        failure -> {
                            loadingMore = false;
                            workbench.notices().failure(failure);
                        });
    }

    void chart(String label) {
        model.chartLabel.set(label);
        if (label == null) {
            return;
        }
        int mine = load;
        Filter filter = model.filter.get();
        workbench
                .background()
                .run(
                        () -> spec.charts.get(label).apply(filter),
                        data -> {
                            if (mine == load && label.equals(model.chartLabel.get())) {
                                model.chartFailure.set("");
                                model.chart.set(data);
                            }
                        },
                        failure -> {
                            if (mine == load && label.equals(model.chartLabel.get())) {
                                model.chart.set(null);
                                model.chartFailure.set(words.apply(failure));
                            }
                        });
    }
}
