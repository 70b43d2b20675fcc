package cn.baodi.command.feature.hotline;

import cn.baodi.command.core.Refused;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Types;
import cn.baodi.command.ui.Workbench;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The card of a call that is being taken at one seat. What is typed is kept as a draft of that seat, so that neither Esc
 * nor a crash loses it; the next card of the seat goes on with it.
 */
final class CallCardController {
    /** A draft older than this is of a call that has ended: its clock no longer runs. */
    private static final Duration LONGEST = Duration.ofHours(2);

    private final Workbench workbench;
    private final Texts texts;
    private final Sheet<Call> sheet;
    private final CallRepository repository;
    private final int seat;
    private final Runnable another;
    /** When the card was opened, to the second. */
    private LocalDateTime begun;
    /** How long the call of an old draft had lasted, in seconds; −1 while the clock runs. */
    private long lasted = -1;
    /** What was stored already while the card stayed open, or null. */
    private Call stored;

    /** What could not be kept as a draft and has not changed since, or null. */
    private Map<String, String> unkept;

    private boolean saving;
    private CallCardView view;

    /** @param another opens the card of the other seat */
    CallCardController(
            Workbench workbench,
            Texts texts,
            Sheet<Call> sheet,
            CallRepository repository,
            int seat,
            Runnable another) {
        this.workbench = workbench;
        this.texts = texts;
        this.sheet = sheet;
        this.repository = repository;
        this.seat = seat;
        this.another = another;
    }

    /**
     * A card that was not saved.
     *
     * @param begun ISO text of the moment it was opened
     * @param seconds how long the call had lasted when this was kept
     * @param id of the call if it was stored before, or null
     */
    record Draft(Map<String, String> cells, String begun, long seconds, Long id) {}

    private record Found(Draft draft, Call stored) {}

    private String key() {
        return workbench.session().own("draft.call." + seat);
    }

    boolean isOpen() {
        return view != null;
    }

    /** Shows the card with the clock running, or with the draft of its seat. */
    void open() {
        view = new CallCardView(workbench, texts, sheet, seat, this);
        workbench.background().run(this::find, this::begin, failure -> begin(new Found(null, null)));
    }

    private Found find() {
        Draft draft = workbench.ledger().kept(key(), Draft.class).orElse(null);
        return draft == null || draft.id() == null
                ? new Found(draft, null)
                : new Found(draft, repository.find(draft.id()).orElse(null));
    }

    private void begin(Found found) {
        if (view == null) {
            return;
        }
        unkept = null;
        Draft draft = found.draft();
        LocalDateTime now = workbench.now();
        stored = found.stored();
        begun = draft == null ? now : LocalDateTime.parse(draft.begun());
        Duration since = Duration.between(begun, now);
        lasted = since.isNegative() || since.compareTo(LONGEST) > 0 ? draft == null ? 0 : draft.seconds() : -1;
        view.fill(draft == null ? fresh(now) : draft.cells(), draft != null);
        view.show();
    }

    private Map<String, String> fresh(LocalDateTime now) {
        return Map.of("startedAt", Types.MOMENT.write(now), "seat", Integer.toString(seat));
    }

    void toFront() {
        view.toFront();
    }

    /** F4 while this card is open. */
    void openAnother() {
        another.run();
    }

    LocalDateTime begun() {
        return begun;
    }

    boolean isRunning() {
        return lasted < 0;
    }

    /** How long the call has lasted. */
    Duration elapsed() {
        return isRunning() ? Duration.between(begun, workbench.now()) : Duration.ofSeconds(lasted);
    }

    /** By when this call is to be followed up if its risk is high, as text. */
    String due() {
        return Types.MOMENT.write(HotlineController.soon(workbench.now()));
    }

    /**
     * Stores the call. Blank minutes are those of the clock, a minute begun counting as one.
     *
     * @param typed text by column
     * @param close or go on changing it
     */
    void save(Map<String, String> typed, boolean close) {
        if (saving) {
            return;
        }
        Map<String, String> cells = new HashMap<>(typed);
        if (typed.get("minutes").isBlank()) {
            cells.put("minutes", Long.toString(Math.max(1, (elapsed().getSeconds() + 59) / 60)));
        }
        Sheet.Reading<Call> reading = sheet.read(cells::get, stored);
        view.show(reading.problems());
        if (!reading.good()) {
            return;
        }
        if (reading.record().equals(stored)) {
            end(close);
            return;
        }
        saving = true;
        String done = texts.get(stored == null ? "done.call" : "done.call.changed");
        workbench
                .background()
                .run(
                        () -> store(reading.record(), done),
                        call -> {
                            saving = false;
                            stored = call;
                            workbench.notices().toastWithUndo(done);
                            end(close);
                        },
                        this::failed);
    }

    private Call store(Call call, String done) {
        Call before = stored;
        long[] id = new long[1];
        workbench.ledger().write(done, batch -> {
            if (before == null) {
                id[0] = repository.add(batch, call);
            } else {
                repository.change(batch, before, call);
                id[0] = before.id();
            }
        });
        workbench.ledger().keep(key(), null);
        return repository.find(id[0]).orElseThrow();
    }

    private void failed(RuntimeException failure) {
        saving = false;
        if (failure instanceof Refused refused && view != null) {
            view.show(List.of(refused.problem()));
        } else {
            workbench.notices().failure(failure);
        }
    }

    private void end(boolean close) {
        if (view == null) {
            return;
        }
        if (close) {
            CallCardView closing = view;
            view = null;
            closing.close();
        } else {
            view.saved();
        }
    }

    /**
     * Puts the card away; what was typed stays as a draft. Where none can be kept the card stays open, until it is put
     * away once more.
     */
    void leave(Map<String, String> cells, boolean changed) {
        if (changed && !saving && !cells.equals(unkept)) {
            keep(cells, () -> end(true));
        } else {
            end(true);
        }
    }

    /** The console's screens are made anew, perhaps for another officer: the card goes at once. */
    void putAway(Map<String, String> cells, boolean changed) {
        if (changed && !saving) {
            keep(cells, () -> {});
        }
        end(true);
    }

    /** Keeps what has been typed so far. */
    void keep(Map<String, String> cells) {
        keep(cells, () -> {
            if (view != null) {
                view.kept();
            }
        });
    }

    private void keep(Map<String, String> cells, Runnable then) {
        String key = key(); // before another officer goes on
        Draft draft = new Draft(cells, begun.toString(), elapsed().getSeconds(), stored == null ? null : stored.id());
        workbench
                .background()
                .run(
                        () -> {
                            workbench.ledger().keep(key, draft);
                            return true;
                        },
                        kept -> {
                            unkept = null;
                            then.run();
                        },
                        failure -> {
                            if (view == null) {
                                workbench.notices().failure(failure);
                                return;
                            }
                            unkept = cells;
                            view.unkept(texts.words(failure));
                        });
    }

    /** Throws the draft away and begins with a blank card and a new clock. */
    void discard() {
        workbench
                .background()
                .run(
                        () -> {
                            workbench.ledger().keep(key(), null);
                            return new Found(null, null);
                        },
                        this::begin);
    }
}
