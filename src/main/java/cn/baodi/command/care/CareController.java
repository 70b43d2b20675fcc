package cn.baodi.command.care;

import cn.baodi.command.account.Accounts;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Backups;
import cn.baodi.command.data.Backups.Backup;
import cn.baodi.command.data.CareNotes;
import cn.baodi.command.data.CheckResult;
import cn.baodi.command.data.Kind;
import cn.baodi.command.ui.Act;
import cn.baodi.command.ui.Look;
import cn.baodi.command.ui.Workbench;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What happens on the screen of the care of the data: backups, going back to one, the self-check. */
final class CareController {
    static final Set<Role> ADMINISTRATORS = Set.of(Role.ADMIN);
    /** As {@link CareFeature#access}. */
    private static final Set<Role> KEEPERS = Set.of(Role.ADMIN, Role.LEADER);

    private final Workbench workbench;
    private final Caretaker caretaker;
    private final CareWords words;
    private final Texts texts;
    private final CareModel model = new CareModel();
    private final Map<Path, LocalDateTime> checked = new ConcurrentHashMap<>();
    private volatile Backup elsewhere;
    private final ClosingController closing;
    private CareView view;
    private int asked;

    /** As {@link ClosingController}. */
    CareController(
            Workbench workbench,
            Caretaker caretaker,
            CareWords words,
            Closing closing,
            Supplier<Accounts> accounts,
            Runnable anew) {
        this.closing = new ClosingController(workbench, closing, accounts, anew, model, words.texts());
        this.workbench = workbench;
        this.caretaker = caretaker;
        this.words = words;
        texts = words.texts();
    }

    /** Made on the first call. */
    CareView view() {
        if (view == null) {
            view = new CareView(model, this, closing, words);
        }
        return view;
    }

    Map<Act, Runnable> acts() {
        return Map.of(Act.REFRESH, this::refresh);
    }

    boolean mayKeep() {
        return workbench.session().may(KEEPERS);
    }

    boolean isAdministrator() {
        return workbench.session().may(ADMINISTRATORS);
    }

    Look look() {
        return workbench.look();
    }

    Path folder() {
        return workbench.database().folder();
    }

    /** Asks again where the screen is in front; its numbers grow old. */
    void refreshIfSeen() {
        if (view != null && view.isSeen()) {
            refresh();
        }
    }

    private record Answer(CareState state, List<BackupRow> rows) {}

    /** Reads the list and how things stand. */
    void refresh() {
        int mine = ++asked;
        workbench
                .background()
                .run(
                        () -> {
                            CareState state = caretaker.state();
                            return new Answer(state, rows(state));
                        },
                        answer -> {
                            if (mine == asked) {
                                show(answer);
                            }
                        },
                        failure -> {
                            model.failure.set(failure instanceof Failure known ? known.text(texts.locale()) : "");
                            if (!(failure instanceof Failure)) {
                                workbench.notices().failure(failure);
                            }
                        });
    }

    private List<BackupRow> rows(CareState state) {
        Backups backups = workbench.database().backups();
        List<BackupRow> rows = new ArrayList<>();
        if (elsewhere != null) {
            rows.add(row(elsewhere, state.now()));
        }
        backups.list().forEach(b -> rows.add(row(b, state.now())));
        backups.unusable().forEach(file -> rows.add(new BackupRow(file, null, BackupRow.Place.HERE, null, "", "")));
        return rows;
    }

    private BackupRow row(Backup backup, LocalDateTime now) {
        Path file = backup.file().toAbsolutePath();
        BackupRow.Place place = file.startsWith(folder())
                ? BackupRow.Place.HERE
                : workbench
                        .database()
                        .second()
                        .chosen()
                        .filter(file::startsWith)
                        .map(second -> BackupRow.Place.SECOND)
                        .orElse(BackupRow.Place.ELSEWHERE);
        Duration age = Duration.between(backup.note().at(), now);
        return new BackupRow(
                backup.file(),
                backup,
                place,
                checked.get(backup.file()),
                words.ago(age.isNegative() ? Duration.ZERO : age),
                words.why(backup.note()));
    }

    private void show(Answer answer) {
        model.failure.set("");
        model.state.set(answer.state);
        Path chosen = model.selected.get() == null ? null : model.selected.get().file();
        if (!model.backups.equals(answer.rows)) {
            model.backups.setAll(answer.rows);
            answer.rows.stream()
                    .filter(row -> row.file().equals(chosen))
                    .findFirst()
                    .ifPresent(this::select);
        }
    }

    /** Shows what going back to a backup would mean; null for none. */
    void select(BackupRow row) {
        model.selected.set(row);
        model.preview.set(null);
        if (row != null && row.isGood()) {
            workbench.background().run(() -> preview(row), preview -> {
                if (row.equals(model.selected.get())) {
                    model.preview.set(preview);
                }
            });
        }
    }

    private Preview preview(BackupRow row) {
        Map<String, Long> now = workbench.database().rows();
        Map<String, Long> then = row.backup().note().rows();
        List<Preview.Count> counts = words.areas().stream()
                .flatMap(area -> area.registers().stream())
                .map(register -> register.repository().table())
                .map(table -> new Preview.Count(
                        words.table(table), then.getOrDefault(table, 0L), now.getOrDefault(table, 0L)))
                .toList();
        return new Preview(row, counts, workbench.database().since(row.backup()));
    }

    /** Makes a backup now. */
    void backUp() {
        work(
                () -> {
                    workbench.session().require(KEEPERS);
                    Backup made = caretaker.backUp(texts.get("why.hand"));
                    workbench.ledger().note(Kind.BACKUP, texts.get("note.backup"));
                    return made;
                },
                made -> workbench
                        .notices()
                        .toast(texts.get("done.backup", words.size(made.note().bytes()))));
    }

    /** Looks through a backup, byte by byte and index by index. */
    void verify(BackupRow row) {
        work(
                () -> {
                    workbench.database().backups().verify(row.backup());
                    checked.put(row.file(), workbench.now());
                    return row;
                },
                good -> workbench.notices().toast(texts.get("done.verified", words.moment(good.at()))));
    }

    /** Looks into a backup that lies elsewhere. */
    void openFile() {
        workbench
                .notices()
                .openFile()
                .ifPresent(file -> work(
                        () -> {
                            elsewhere = workbench.database().backups().read(file);
                            return row(elsewhere, workbench.now());
                        },
                        this::select));
    }

    /** Goes back to a backup; what was there can be had back. */
    void restore(BackupRow row) {
        String moment = words.moment(row.at());
        restore(row.backup(), texts.get("note.restore", moment), texts.get("done.restored", moment));
    }

    /** Takes the last restore back. */
    void takeBack() {
        Backup before = model.before.get();
        if (before != null) {
            restore(before, texts.get("note.restore.back"), texts.get("done.restored.back"));
        }
    }

    private void restore(Backup backup, String action, String done) {
        work(() -> workbench.ledger().restore(backup, texts.get("why.restore"), action), before -> {
            model.before.set(before);
            model.selected.set(null);
            model.preview.set(null);
            workbench.notices().toast(done);
        });
    }

    /** Runs the self-check now, as the night would. */
    void check() {
        workbench
                .background()
                .longRun(
                        texts.get("work.check"),
                        progress -> workbench.ledger().check(texts.get("note.check"), progress),
                        this::checked);
    }

    private void checked(CheckResult result) {
        workbench
                .notices()
                .toast(
                        result.differences().isEmpty()
                                ? texts.get("done.check.good")
                                : texts.get(
                                        "done.check.bad", result.differences().size()));
        refresh();
    }

    /** Makes the database anew from backup and journal, after a check that found it otherwise. */
    void makeAnew() {
        work(
                () -> {
                    workbench.session().require(ADMINISTRATORS);
                    workbench.ledger().makeAnew(texts.get("note.anew"));
                    return workbench.ledger().check(texts.get("note.check"), cn.baodi.command.core.Progress.none());
                },
                this::checked);
    }

    /** Sets the second folder. */
    void chooseSecond() {
        workbench
                .notices()
                .openFolder(texts.get("second.choose"))
                .ifPresent(folder -> work(
                        () -> {
                            workbench.session().require(ADMINISTRATORS);
                            workbench.database().second().choose(folder, texts.get("second.mark"));
                            workbench.ledger().note(Kind.BACKUP, texts.get("note.second", folder));
                            if (workbench.database().backups().list().isEmpty()) {
                                caretaker.backUp(texts.get("why.hand"));
                            }
                            workbench
                                    .database()
                                    .second()
                                    .follow(workbench.database().backups(), workbench.now());
                            return folder;
                        },
                        set -> workbench.notices().toast(texts.get("done.second", set))));
    }

    /** No second folder any more; what lies there stays. */
    void forgetSecond() {
        work(
                () -> {
                    workbench.session().require(ADMINISTRATORS);
                    workbench.database().second().choose(null, "");
                    workbench.ledger().note(Kind.BACKUP, texts.get("note.second.none"));
                    return true;
                },
                set -> workbench.notices().toast(texts.get("done.second.none")));
    }

    /** Sets the folder for the summaries of each night, and writes the first at once. */
    void chooseNightly() {
        workbench
                .notices()
                .openFolder(texts.get("nightly.choose"))
                .ifPresent(folder -> work(
                        () -> {
                            workbench.session().require(ADMINISTRATORS);
                            workbench.ledger().note(Kind.EXPORT, texts.get("note.nightly", folder));
                            return caretaker.summarise(folder.toString(), Progress.none());
                        },
                        set -> workbench
                                .notices()
                                .toast(texts.get(
                                        set.failure() == null ? "done.nightly" : "done.nightly.failed",
                                        set.folder()))));
    }

    /** No summaries each night any more; what lies there stays. */
    void forgetNightly() {
        work(
                () -> {
                    workbench.session().require(ADMINISTRATORS);
                    workbench.database().care().change(notes -> notes.nightly(null));
                    workbench.ledger().note(Kind.EXPORT, texts.get("note.nightly.none"));
                    return true;
                },
                set -> workbench.notices().toast(texts.get("done.nightly.none")));
    }

    /** Shows a new passphrase for the plain copies; it holds only once it was written down. */
    void offerPassphrase() {
        model.offered.set(Passphrase.random());
    }

    void withdrawPassphrase() {
        model.offered.set(null);
    }

    /** @param typed the last group, from the paper */
    void takePassphrase(String typed) {
        String words = model.offered.get();
        if (!Passphrase.ends(words, typed)) {
            workbench.notices().toast(texts.get("plain.typed.wrong"));
            return;
        }
        model.offered.set(null);
        setPassphrase(
                new CareNotes.Passphrase(
                        words, workbench.now(), workbench.session().operator()),
                "plain.set");
    }

    /** No plain copies from now on; those that are there stay. */
    void stopPlain() {
        setPassphrase(null, "plain.stopped");
    }

    private void setPassphrase(CareNotes.Passphrase passphrase, String key) {
        work(
                () -> {
                    workbench.session().require(ADMINISTRATORS);
                    workbench.database().care().change(notes -> notes.passphrase(passphrase));
                    workbench.ledger().note(Kind.BACKUP, texts.get("note." + key));
                    return true;
                },
                set -> workbench.notices().toast(texts.get("done." + key)));
    }

    /** Makes a plain copy now, as the night would. */
    void copyPlain() {
        workbench
                .background()
                .longRun(
                        texts.get("work.plain"),
                        progress -> {
                            workbench.session().require(ADMINISTRATORS);
                            return caretaker.copyPlain(progress);
                        },
                        copy -> {
                            if (copy.file() == null) {
                                workbench.notices().failure(new Failure(copy.failure()));
                            } else {
                                workbench.notices().toast(texts.get("done.plain", copy.rows(), copy.file()));
                            }
                            refresh();
                        });
    }

    void copyFolder() {
        workbench.notices().copy(folder().toString());
        workbench.notices().toast(texts.get("done.copied"));
    }

    /** One piece of work at a time; the list is read again after it, whether it went well or not. */
    private <R> void work(Supplier<R> doing, Consumer<R> then) {
        if (model.busy.get()) {
            return;
        }
        model.busy.set(true);
        workbench
                .background()
                .run(
                        doing,
                        result -> {
                            model.busy.set(false);
                            then.accept(result);
                            refresh();
                        },
                        failure -> {
                            model.busy.set(false);
                            workbench.notices().failure(failure);
                            refresh();
                        });
    }
}
