package cn.baodi.command.audit;

import cn.baodi.command.core.Access.Right;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.AuditEntry;
import cn.baodi.command.data.AuditFilter;
import cn.baodi.command.data.AuditResult;
import cn.baodi.command.data.AuditRow;
import cn.baodi.command.data.AuditTrail;
import cn.baodi.command.data.ChainHead;
import cn.baodi.command.ui.Act;
import cn.baodi.command.ui.Workbench;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What happens on the audit's screen. */
final class AuditController {
    private static final int PAGE = 200;
    private static final int ROWS = 100;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmm", Locale.ROOT);

    private final Workbench workbench;
    private final Audit audit;
    private final AuditWords words;
    private final Texts texts;
    private final AuditModel model = new AuditModel();
    private AuditView view;
    /** Counts the lists; the answer to an older one is dropped. */
    private int list;

    private Long next;
    private int card;

    AuditController(Workbench workbench, Audit audit) {
        this.workbench = workbench;
        this.audit = audit;
        words = audit.words();
        texts = words.texts();
    }

    /** Made on the first call. */
    AuditView view() {
        if (view == null) {
            view = new AuditView(workbench, model, this, words);
        }
        return view;
    }

    Map<Act, Runnable> acts() {
        return Map.of(
                Act.FILTER,
                () -> view.focusFilter(),
                Act.REFRESH,
                this::refresh,
                Act.EXPORT,
                this::export,
                Act.OTHER_PANE,
                () -> view.otherPane());
    }

    /** Shows what a link means: the history of one record, or of one register. */
    void show(Link link) {
        view();
        words.tableOf(link.sheet())
                .ifPresent(table -> filter(
                        link.id() == null ? AuditFilter.NONE.table(table) : AuditFilter.NONE.record(table, link.id())));
    }

    void filter(AuditFilter filter) {
        if (filter.equals(model.filter.get())) {
            return;
        }
        model.filter.set(filter);
        workbench
                .background()
                .run(() -> filter.row() == null ? "" : words.record(filter.table(), filter.row()), called -> {
                    if (filter.equals(model.filter.get())) {
                        model.record.set(called);
                    }
                });
        refresh();
    }

    void clearFilter() {
        filter(AuditFilter.NONE);
    }

    private record Around(long total, List<String> operators, ChainHead head) {}

    /** Reads the list anew, with the head of the chain. */
    void refresh() {
        int mine = ++list;
        next = null;
        model.failure.set("");
        workbench
                .background()
                .run(
                        () -> new Around(audit.trail().total(), audit.trail().operators(), audit.head()),
                        around -> {
                            model.total.set(around.total);
                            if (!model.operators.equals(around.operators)) {
                                model.operators.setAll(around.operators);
                            }
                            model.head.set(texts.get("head.now", around.head));
                        },
                        failure -> {});
        page(mine, PAGE);
    }

    /** Loads the page behind the last entry, once. */
    void more() {
        if (next != null && !model.looking.get()) {
            page(list, PAGE);
        }
    }

    /** A page that is short is not the last: it goes on until there are enough, and says how far it has come. */
    private void page(int mine, int wanted) {
        AuditFilter filter = model.filter.get();
        Long before = next;
        model.looking.set(true);
        workbench
                .background()
                .run(
                        () -> audit.trail().page(filter, before, wanted),
                        found -> {
                            if (mine == list) {
                                arrived(mine, before, wanted, found);
                            }
                        },
                        failure -> {
                            if (mine == list) {
                                model.looking.set(false);
                                model.failure.set(texts.get(
                                        "list.failed",
                                        failure instanceof Failure known ? known.text(texts.locale()) : ""));
                            }
                        });
    }

    private void arrived(int mine, Long before, int wanted, AuditTrail.Found found) {
        if (before == null) {
            view().replace(found.entries());
        } else {
            model.entries.addAll(found.entries());
        }
        next = found.next();
        model.reached.set(next == null ? "" : texts.get("list.reached", next));
        int missing = wanted - found.entries().size();
        if (next != null && missing > 0) {
            page(mine, missing);
        } else {
            model.looking.set(false);
        }
    }

    /** Opens an entry to its records; null closes it. */
    void select(AuditEntry entry) {
        if (entry != null && entry.equals(model.selected.get())) {
            return;
        }
        card++;
        model.told.clear();
        model.moreTold.set(false);
        model.selected.set(entry);
        if (entry != null) {
            moreRows();
        }
    }

    /** Loads further records of the selected entry. */
    void moreRows() {
        int mine = card;
        AuditEntry entry = model.selected.get();
        AuditFilter filter = model.filter.get();
        int after = model.told.isEmpty()
                ? 0
                : model.told.get(model.told.size() - 1).row().line();
        workbench
                .background()
                .run(
                        () -> {
                            List<AuditRow> rows = audit.trail().rows(entry.seq(), filter, after, ROWS);
                            return words.told(rows);
                        },
                        told -> {
                            if (mine == card) {
                                model.told.addAll(told);
                                model.moreTold.set(told.size() == ROWS);
                            }
                        });
    }

    /** 这位值班员做了什么. */
    void operatorOf(AuditEntry entry) {
        filter(AuditFilter.NONE.operator(entry.operator()));
    }

    /** 这条记录的历史. */
    void historyOf(AuditWords.Told told) {
        filter(AuditFilter.NONE.record(told.row().table(), told.row().id()));
    }

    /** Whether the officer may open the record itself. */
    boolean mayOpen(AuditWords.Told told) {
        return !told.area().isEmpty()
                && told.row().now() != null
                && workbench.session().may(told.row().table(), Right.SEE);
    }

    void open(AuditWords.Told told) {
        workbench.open().accept(Link.to(told.area(), told.sheet(), told.row().id()));
    }

    /** Compares the audit with the journal from its beginning. */
    void check() {
        workbench.background().longRun(texts.get("work.check"), audit::check, this::checked);
    }

    private void checked(AuditResult result) {
        boolean good = result.differences().isEmpty();
        model.sound.set(good);
        model.checked.set(texts.get(
                good ? "checked.good" : "checked.bad",
                words.moment(audit.now()),
                result.entries(),
                result.differences().size()));
        workbench.notices().tell(texts.get("check.title"), audit.words(result));
        refresh();
    }

    /** Asks for a head on paper and tells whether it still lies on the chain. */
    void compareHead() {
        workbench.notices().ask(texts.get("head.compare"), texts.get("head.ask"), typed -> {
            Optional<ChainHead> head = ChainHead.parse(typed);
            if (head.isEmpty()) {
                workbench.notices().toast(texts.get("head.typed", typed));
                return;
            }
            workbench
                    .background()
                    .longRun(texts.get("work.head"), progress -> audit.holds(head.get(), progress), holds -> {
                        workbench.notices().tell(texts.get("head.compare"), audit.words(head.get(), holds));
                        refresh();
                    });
        });
    }

    void copyHead() {
        workbench.background().run(audit::head, head -> {
            workbench.notices().copy(head.toString());
            workbench.notices().toast(texts.get("head.copied", head));
        });
    }

    /** Writes what the list shows to a file, masked. */
    void export() {
        AuditFilter filter = model.filter.get();
        String name = texts.get("feature") + "-" + STAMP.format(workbench.now()) + ".csv";
        workbench
                .notices()
                .saveFile(name)
                .ifPresent(file -> workbench
                        .background()
                        .longRun(
                                texts.get("work.export"), progress -> audit.export(filter, file, progress), entries -> {
                                    workbench.notices().toast(texts.get("done.export", entries, file));
                                    refresh();
                                }));
    }
}
