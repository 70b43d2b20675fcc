package cn.baodi.command.handover;

import cn.baodi.command.core.Account;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.OpenItems;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Texts;
import cn.baodi.command.handover.HandoverModel.Entry;
import cn.baodi.command.handover.HandoverModel.Kind;
import cn.baodi.command.handover.HandoverModel.State;
import cn.baodi.command.handover.HandoverRepository.Past;
import cn.baodi.command.handover.Handovers.Opened;
import cn.baodi.command.ui.Workbench;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens at the change of a shift. */
final class HandoverController {
    private static final Logger LOG = LoggerFactory.getLogger(HandoverController.class);

    private final Workbench workbench;
    private final Texts texts;
    private final Handovers handovers;
    private final HandoverModel model;
    private final Relief relief;
    private Composed composed;
    private LocalDateTime goingAt;
    private int asking;

    HandoverController(Workbench workbench, Texts texts, Handovers handovers, HandoverModel model, Relief relief) {
        this.workbench = workbench;
        this.texts = texts;
        this.handovers = handovers;
        this.model = model;
        this.relief = relief;
        workbench.ledger().onWritten(written -> {
            if (written.tables().contains(NoteRepository.TABLE)) {
                workbench.background().onScreen(this::refresh);
            }
        });
    }

    /** How moments and shifts are said. */
    HandoverWords words() {
        return handovers.words();
    }

    private record Loaded(Composed composed, List<Past> past, List<String> relieving, boolean guarded) {}

    /** Asks anew; what the going officer has signed stays as it is until the coming one signs, or it is taken back. */
    void refresh() {
        if (model.handed.get()) {
            return;
        }
        if (model.opened.get() != null) {
            show(model.opened.get().handover().id());
            return;
        }
        ask(
                () -> new Loaded(handovers.compose(), handovers.past(), handovers.relieving(), handovers.isProtected()),
                this::show);
    }

    private <R> void ask(java.util.function.Supplier<R> question, java.util.function.Consumer<R> then) {
        int mine = ++asking;
        if (model.entries.isEmpty()) {
            model.state.set(State.MAKING);
        }
        workbench
                .background()
                .run(
                        question,
                        answer -> {
                            if (mine == asking) {
                                then.accept(answer);
                                model.state.set(State.READY);
                            }
                        },
                        failure -> {
                            if (mine == asking) {
                                fail(failure);
                            }
                        });
    }

    private void fail(RuntimeException failure) {
        LOG.warn("handover", failure);
        model.failure.set(texts.get("view.failed", failure instanceof Failure known ? known.text(texts.locale()) : ""));
        model.entries.clear();
        model.state.set(State.FAILED);
    }

    private void show(Loaded loaded) {
        composed = loaded.composed;
        model.opened.set(null);
        model.past.setAll(loaded.past);
        model.relieving.setAll(loaded.relieving);
        model.guarded.set(loaded.guarded);
        model.shift.set(handovers.words().shift(composed.shift()));
        model.detail.set(texts.get("hint", handovers.words().asOf(composed.at())));
        model.entries.setAll(entries(composed.parts(), composed.notes()));
    }

    /** The shift that runs, as it is now. */
    void running() {
        if (model.opened.get() != null) {
            model.opened.set(null);
            model.entries.clear();
        }
        refresh();
    }

    /** A signed one. */
    void show(long id) {
        if (model.handed.get()) {
            takeBack();
        }
        ask(
                () -> handovers.open(id).map(opened -> new Found(opened, handovers.past())),
                found -> found.ifPresent(f -> {
                    model.past.setAll(f.past);
                    show(f.opened);
                }));
    }

    private record Found(Opened opened, List<Past> past) {}

    private void show(Opened opened) {
        Handover signed = opened.handover();
        model.opened.set(opened);
        model.shift.set(handovers.words().shift(signed.shift()));
        model.detail.set(texts.get(
                "signed.by", signed.going(), signed.coming(), handovers.words().moment(signed.signedAt())));
        model.entries.setAll(entries(opened.parts(), List.of()));
    }

    /** @param notes those of the running shift, which are the lines of the part of that title */
    private List<Entry> entries(List<OpenItems> parts, List<HandoverNote> notes) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            OpenItems part = parts.get(i);
            entries.add(new Entry(Kind.HEADING, handovers.words().heading(i + 1, part), null, null));
            boolean areNotes = !notes.isEmpty() && part.title().equals(texts.get("notes.title"));
            for (int j = 0; j < part.lines().size(); j++) {
                OpenItems.Line line = part.lines().get(j);
                entries.add(
                        areNotes
                                ? new Entry(Kind.NOTE, line.text(), line.link(), notes.get(j))
                                : new Entry(Kind.LINE, line.text(), line.link(), null));
            }
            long more = part.total() - part.lines().size();
            if (more > 0) {
                entries.add(new Entry(Kind.MORE, texts.get("more.list", more), part.all(), null));
            }
        }
        return entries;
    }

    /** Goes to what a line is about. */
    void open(Entry entry) {
        if (entry != null && entry.link() != null) {
            workbench.open().accept(entry.link());
        }
    }

    /**
     * Notes something for the next officer, or adds it to the signed one that is shown.
     *
     * @param link the record that it is about, or null
     * @param then what becomes of the field once it is kept
     */
    void note(String content, Link link, Runnable then) {
        HandoverNote note = HandoverNote.of(content, link, workbench.now(), "");
        model.noteProblem.set(
                note.problems().stream().findFirst().map(texts::problem).orElse(""));
        if (!note.problems().isEmpty()) {
            return;
        }
        Opened to = model.opened.get();
        workbench
                .background()
                .run(
                        () -> to == null
                                ? handovers.note(content, link)
                                : handovers.add(to.handover().id(), content),
                        written -> {
                            then.run();
                            if (to == null) {
                                workbench.notices().toastWithUndo(texts.get("note.done"));
                            } else {
                                workbench.notices().toast(texts.get("addition.done"));
                            }
                        });
    }

    /** Takes a note of the running shift away, with a reason. */
    void retire(Entry entry) {
        if (entry == null || entry.note() == null || model.handed.get()) {
            return;
        }
        workbench
                .notices()
                .ask(
                        texts.get("note.retire"),
                        texts.get("note.retire.why"),
                        reason -> workbench
                                .background()
                                .run(
                                        () -> handovers.retire(entry.note(), reason),
                                        written -> workbench.notices().toastWithUndo(texts.get("note.retired"))));
    }

    /** The officer who goes signs what there is at this moment; the coming one then reads just that. */
    void hand() {
        if (model.busy.get() || model.handed.get() || model.opened.get() != null) {
            return;
        }
        model.busy.set(true);
        workbench
                .background()
                .run(
                        () -> new Loaded(
                                handovers.compose(), handovers.past(), handovers.relieving(), handovers.isProtected()),
                        loaded -> {
                            model.busy.set(false);
                            asking++;
                            show(loaded);
                            goingAt = composed.at();
                            model.problem.set("");
                            model.handed.set(true);
                        },
                        failure -> {
                            model.busy.set(false);
                            workbench.notices().failure(failure);
                        });
    }

    /** The officer who goes takes his signature back, as long as it is the only one. */
    void takeBack() {
        model.handed.set(false);
        model.problem.set("");
        goingAt = null;
    }

    private record Relieved(Account coming, long handover) {}

    /**
     * The officer who comes signs, and goes on.
     *
     * @param password wiped
     */
    void take(String name, char[] password) {
        if (model.busy.get() || !model.handed.get()) {
            return;
        }
        String wrong = hindrance(name);
        model.problem.set(wrong);
        if (!wrong.isEmpty()) {
            Arrays.fill(password, '\0');
            return;
        }
        Composed read = composed;
        LocalDateTime signed = goingAt;
        model.busy.set(true);
        workbench
                .background()
                .run(
                        () -> {
                            try {
                                Account coming = handovers.coming(name, password);
                                return new Relieved(coming, handovers.sign(read, signed, coming));
                            } finally {
                                Arrays.fill(password, '\0');
                            }
                        },
                        relieved -> {
                            model.busy.set(false);
                            takeBack();
                            model.entries.clear();
                            show(relieved.handover);
                            workbench.notices().toast(texts.get("sign.done"));
                            relief.enter(relieved.coming, relieved.handover);
                        },
                        failure -> {
                            model.busy.set(false);
                            refuse(name, failure);
                        });
    }

    private String hindrance(String name) {
        Account coming = Account.everything(name.strip());
        return coming.problems().stream()
                .filter(problem -> problem.field().equals("name"))
                .findFirst()
                .map(this::words)
                .or(relief::hindrance)
                .orElse("");
    }

    private String words(Problem problem) {
        return problem.key().equals("required") ? texts.get("sign.nameless") : texts.problem(problem);
    }

    private void refuse(String name, RuntimeException failure) {
        if (!(failure instanceof Failure known)) {
            workbench.notices().failure(failure);
            return;
        }
        long wait = handovers.wait(name);
        String words = switch (known.key()) {
            case "keys.wrong" -> texts.get("sign.wrong");
            case "keys.wait" -> "";
            default -> known.text(texts.locale());
        };
        model.problem.set(wait == 0 ? words : (words + texts.get("sign.wait", wait)).strip());
    }

    /** What is printed, saved and copied now, or null while there is nothing or what there is may not leave. */
    Leaving.Content leaving() {
        Opened signed = model.opened.get();
        if (signed != null && !signed.whole()) {
            workbench.notices().toast(texts.get("hash.damaged.leaving"));
            return null;
        }
        if (signed != null) {
            return new Leaving.Content(
                    handovers.words().shift(signed.handover().shift()),
                    signed.handover().shift(),
                    () -> signed.handover().pdf(),
                    () -> signed.handover().content());
        }
        Composed now = composed;
        return now == null
                ? null
                : new Leaving.Content(
                        handovers.words().shift(now.shift()),
                        now.shift(),
                        () -> handovers.unsigned(now),
                        () -> handovers.unsignedText(now));
    }
}
