package cn.baodi.command.feature.hotline;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Masking;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Types;
import cn.baodi.command.data.Register;
import cn.baodi.command.ui.Command;
import cn.baodi.command.ui.RegisterController;
import cn.baodi.command.ui.Tone;
import cn.baodi.command.ui.Workbench;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What officers do with calls: take them, up to two at a time, and follow them up. */
final class HotlineController {
    private final Workbench workbench;
    private final Texts texts;
    private final CallRepository repository;
    private final Command newCall;
    private final RegisterController<Call> calls;
    private final List<CallCardController> cards;

    HotlineController(
            Workbench workbench, Texts texts, CallRepository repository, HotlineView view, Register<Call> register) {
        this.workbench = workbench;
        this.texts = texts;
        this.repository = repository;
        newCall = new Command("hotline.new", texts.get("command.new"), "fth-phone-incoming", "F4", this::answer);
        calls = new RegisterController<>(workbench, view.calls(register, newCall, this));
        cards = List.of(card(1, register), card(2, register));
    }

    private CallCardController card(int seat, Register<Call> register) {
        return new CallCardController(workbench, texts, register.sheet(), repository, seat, this::answer);
    }

    RegisterController<Call> calls() {
        return calls;
    }

    /** 新来电, from anywhere in the console. */
    Command newCall() {
        return newCall;
    }

    /** Opens a card for a call that is coming in; with both seats busy the first card comes to the front. */
    void answer() {
        cards.stream()
                .filter(card -> !card.isOpen())
                .findFirst()
                .ifPresentOrElse(CallCardController::open, () -> cards.get(0).toFront());
    }

    /** 完成跟进, with what was found. */
    void finish(List<Call> rows) {
        workbench
                .notices()
                .ask(
                        texts.get("action.finish"),
                        texts.get("ask.finish", called(rows)),
                        said -> follow(
                                rows,
                                texts.get("done.finish", called(rows)),
                                row -> row.followedUp(said, workbench.now())));
    }

    /** 改由别人跟进; whoever gets a call late has as long as for one that has just come in. */
    void handOver(List<Call> rows) {
        LocalDateTime soonest = soon(workbench.now());
        Consumer<String> then = who -> follow(
                rows,
                texts.get("done.handOver", Masking.name(who), called(rows)),
                row -> row.handOver(who, row.followUpDue().isAfter(soonest) ? row.followUpDue() : soonest));
        workbench.notices().ask(texts.get("action.handOver"), texts.get("ask.handOver", called(rows)), then);
    }

    /** By when a call of high risk taken at {@code now} is to be followed up, to the minute. */
    static LocalDateTime soon(LocalDateTime now) {
        return now.truncatedTo(ChronoUnit.MINUTES).plus(CallRepository.HIGH_RISK);
    }

    private void follow(List<Call> rows, String done, UnaryOperator<Call> step) {
        Map<Long, Call> after = new HashMap<>();
        for (Call row : rows) {
            Call followed = step.apply(row);
            if (!followed.problems().isEmpty()) {
                workbench
                        .notices()
                        .failure(new Failure(
                                "refused", texts.problem(followed.problems().get(0))));
                return;
            }
            after.put(row.id(), followed);
        }
        calls.each(rows, done, (batch, row) -> repository.change(batch, row, after.get(row.id())));
    }

    private String called(List<Call> rows) {
        return rows.size() == 1 ? CallSheet.CODE.write(rows.get(0).id()) : texts.get("done.several", rows.size());
    }

    /** How its follow-up stands: late, waiting, done, or none at all. */
    Tone urgency(Call row) {
        if (row.followUpDue() == null) {
            return null;
        }
        if (!row.isWaiting()) {
            return Tone.GOOD;
        }
        return row.followUpDue().isBefore(workbench.now()) ? Tone.BAD : Tone.WAITING;
    }

    Map<String, String> expected() {
        return Map.of("startedAt", Types.MOMENT.write(workbench.now()));
    }

    String moment(LocalDateTime at) {
        return DateTimeFormatter.ofPattern(texts.get("alert.moment"), texts.locale())
                .format(at);
    }
}
