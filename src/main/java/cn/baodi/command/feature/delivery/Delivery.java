package cn.baodi.command.feature.delivery;

import cn.baodi.command.core.Derived;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Problems;
import cn.baodi.command.core.Refused;
import cn.baodi.command.core.Row;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One delivery to a household, on its way through 待派单→已派单→已接单→已送达→已评价, or to 未送达 or 已取消. The verbs
 * make each step; a step that the chain does not know is refused. Moments are kept to the minute.
 *
 * @param household number of the household
 * @param unit code of the household's village when the delivery was ordered; until it is stored what a file says
 *     of it, 0 for nothing
 * @param grams weight, 0 where the goods are counted in portions
 * @param portions 份, 0 where the goods are weighed
 * @param due when it should be there
 * @param round batch label, or null
 * @param orderedAt when it was ordered
 * @param rating 1–{@value #BEST} stars, or null
 * @param reason why it last failed or was cancelled; kept when it is dispatched again
 * @param householdName of the household's head
 */
public record Delivery(
        Long id,
        long household,
        long unit,
        String goods,
        long grams,
        int portions,
        LocalDateTime due,
        String round,
        State state,
        LocalDateTime orderedAt,
        String courier,
        String courierPhone,
        LocalDateTime dispatchedAt,
        LocalDateTime acceptedAt,
        LocalDateTime deliveredAt,
        Integer rating,
        LocalDateTime ratedAt,
        String ratingNote,
        String reason,
        LocalDateTime failedAt,
        LocalDateTime cancelledAt,
        int version,
        String retired,
        @Derived String householdName)
        implements Row {
    static final int BEST = 5;

    /**
     * Where it stood at a moment: after the last of its steps by then. Empty where that cannot be told, because a later
     * dispatch or failure was written over the first.
     */
    Optional<State> stateAt(LocalDateTime moment) {
        List<State> states =
                List.of(State.DISPATCHED, State.ACCEPTED, State.FAILED, State.DELIVERED, State.RATED, State.CANCELLED);
        List<LocalDateTime> steps =
                Arrays.asList(dispatchedAt, acceptedAt, failedAt, deliveredAt, ratedAt, cancelledAt);
        State stood = State.PENDING;
        LocalDateTime last = LocalDateTime.MIN;
        for (int i = 0; i < steps.size(); i++) {
            LocalDateTime step = steps.get(i);
            if (step != null && !step.isAfter(moment) && !step.isBefore(last)) {
                stood = states.get(i);
                last = step;
            }
        }
        boolean isOverwritten = stood == State.PENDING && failedAt != null;
        return isOverwritten ? Optional.empty() : Optional.of(stood);
    }

    /** Where a delivery stands. */
    public enum State {
        /** 待派单. */
        PENDING,
        /** 已派单. */
        DISPATCHED,
        /** 已接单. */
        ACCEPTED,
        /** 已送达. */
        DELIVERED,
        /** 已评价. */
        RATED,
        /** 未送达; can be dispatched again. */
        FAILED,
        /** 已取消. */
        CANCELLED;

        /** The steps that may follow. */
        public Set<State> next() {
            return switch (this) {
                case PENDING -> EnumSet.of(DISPATCHED, CANCELLED);
                case DISPATCHED -> EnumSet.of(ACCEPTED, FAILED, CANCELLED);
                case ACCEPTED -> EnumSet.of(DELIVERED, FAILED, CANCELLED);
                case DELIVERED -> EnumSet.of(RATED);
                case FAILED -> EnumSet.of(DISPATCHED, CANCELLED);
                case RATED, CANCELLED -> EnumSet.noneOf(State.class);
            };
        }

        /** Whether somebody still has to act: 未办结. */
        public boolean isOpen() {
            return this != DELIVERED && this != RATED && this != CANCELLED;
        }

        private boolean hasArrived() {
            return this == DELIVERED || this == RATED;
        }

        /** What to tell an officer who wants a step that is not there. */
        private String refusal() {
            return switch (this) {
                case PENDING -> "delivery.step.pending";
                case DISPATCHED -> "delivery.step.dispatched";
                case ACCEPTED -> "delivery.step.accepted";
                case DELIVERED -> "delivery.step.delivered";
                case RATED -> "delivery.step.rated";
                case FAILED -> "delivery.step.failed";
                case CANCELLED -> "delivery.step.cancelled";
            };
        }
    }

    /** The steps that may follow now; none while it is retired. */
    public Set<State> next() {
        return retired == null ? state.next() : EnumSet.noneOf(State.class);
    }

    /**
     * Whether the chain leads from here to {@code wanted}; staying is no step and always allowed.
     *
     * @throws Refused when it does not
     */
    void allow(State wanted) {
        if (wanted != state && !state.next().contains(wanted)) {
            throw new Refused(Problem.of("state", state.refusal()));
        }
    }

    /** 派单: hands it to a courier, for the first time or again after it failed. */
    public Delivery dispatch(String who, String phone, LocalDateTime now) {
        Steps steps = step(State.DISPATCHED);
        steps.courier = who;
        steps.courierPhone = phone;
        steps.dispatchedAt = later(now, failedAt == null ? orderedAt : failedAt);
        steps.acceptedAt = null;
        return steps.delivery(this);
    }

    /** 接单: the courier takes it. */
    public Delivery accept(LocalDateTime now) {
        Steps steps = step(State.ACCEPTED);
        steps.acceptedAt = later(now, dispatchedAt);
        return steps.delivery(this);
    }

    /** 送达. */
    public Delivery deliver(LocalDateTime now) {
        Steps steps = step(State.DELIVERED);
        steps.deliveredAt = later(now, acceptedAt);
        return steps.delivery(this);
    }

    /** 未送达, with the reason in words. */
    public Delivery fail(String why, LocalDateTime now) {
        Steps steps = step(State.FAILED);
        steps.reason = why;
        steps.failedAt = later(now, acceptedAt == null ? dispatchedAt : acceptedAt);
        return steps.delivery(this);
    }

    /** 取消, with the reason in words. */
    public Delivery cancel(String why, LocalDateTime now) {
        Steps steps = step(State.CANCELLED);
        steps.reason = why;
        steps.cancelledAt = later(now, orderedAt);
        return steps.delivery(this);
    }

    /** 评价. @param note what was said, or null */
    public Delivery rate(int stars, String note, LocalDateTime now) {
        Steps steps = step(State.RATED);
        steps.rating = stars;
        steps.ratingNote = note;
        steps.ratedAt = later(now, deliveredAt);
        return steps.delivery(this);
    }

    /** A step never lies before the one it follows, even if the clock was put back. */
    private static LocalDateTime later(LocalDateTime now, LocalDateTime before) {
        LocalDateTime minute = now.truncatedTo(ChronoUnit.MINUTES);
        return before != null && minute.isBefore(before) ? before : minute;
    }

    private Steps step(State wanted) {
        if (!next().contains(wanted)) {
            throw new Refused(Problem.of("state", state.refusal()));
        }
        return new Steps(this, wanted);
    }

    /** What the steps change. */
    private static final class Steps {
        private final State state;
        private String courier;
        private String courierPhone;
        private LocalDateTime dispatchedAt;
        private LocalDateTime acceptedAt;
        private LocalDateTime deliveredAt;
        private Integer rating;
        private LocalDateTime ratedAt;
        private String ratingNote;
        private String reason;
        private LocalDateTime failedAt;
        private LocalDateTime cancelledAt;

        Steps(Delivery d, State state) {
            this.state = state;
            courier = d.courier;
            courierPhone = d.courierPhone;
            dispatchedAt = d.dispatchedAt;
            acceptedAt = d.acceptedAt;
            deliveredAt = d.deliveredAt;
            rating = d.rating;
            ratedAt = d.ratedAt;
            ratingNote = d.ratingNote;
            reason = d.reason;
            failedAt = d.failedAt;
            cancelledAt = d.cancelledAt;
        }

        Delivery delivery(Delivery d) {
            return delivery(d, d.unit);
        }

        Delivery delivery(Delivery d, long village) {
            return new Delivery(
                    d.id,
                    d.household,
                    village,
                    d.goods,
                    d.grams,
                    d.portions,
                    d.due,
                    d.round,
                    state,
                    d.orderedAt,
                    courier,
                    courierPhone,
                    dispatchedAt,
                    acceptedAt,
                    deliveredAt,
                    rating,
                    ratedAt,
                    ratingNote,
                    reason,
                    failedAt,
                    cancelledAt,
                    d.version,
                    d.retired,
                    d.householdName);
        }
    }

    /** The same delivery in another village's books, as it is stored. */
    Delivery in(long village) {
        return new Steps(this, state).delivery(this, village);
    }

    @Override
    public List<Problem> problems() {
        boolean out = state != State.PENDING && state != State.CANCELLED;
        boolean ended = state == State.FAILED || state == State.CANCELLED;
        return new Problems()
                .atMost(200, "goods", goods)
                .notNegative("weight", grams)
                .notNegative("portions", portions)
                .when(grams == 0 && portions == 0, "weight", "delivery.amount")
                .atMost(40, "round", round)
                .when(out && courier == null, "courier", "required")
                .atMost(60, "courier", courier)
                .when(state == State.DISPATCHED && dispatchedAt == null, "dispatchedAt", "required")
                .inOrder("dispatchedAt", orderedAt, dispatchedAt)
                .when(state == State.ACCEPTED && acceptedAt == null, "acceptedAt", "required")
                .when(acceptedAt != null && !isAfterAcceptance(), "acceptedAt", "delivery.early")
                .inOrder("acceptedAt", dispatchedAt, acceptedAt)
                .when(state.hasArrived() && deliveredAt == null, "deliveredAt", "required")
                .when(!state.hasArrived() && deliveredAt != null, "deliveredAt", "delivery.early")
                .inOrder("deliveredAt", latest(orderedAt, dispatchedAt, acceptedAt), deliveredAt)
                .when(state == State.RATED && rating == null, "rating", "required")
                .when(state != State.RATED && rating != null, "rating", "delivery.early")
                .when(rating != null && (rating < 1 || rating > BEST), "rating", "delivery.stars", BEST)
                .when(state == State.RATED && ratedAt == null, "ratedAt", "required")
                .when(state != State.RATED && ratedAt != null, "ratedAt", "delivery.early")
                .inOrder("ratedAt", deliveredAt, ratedAt)
                .atMost(200, "ratingNote", ratingNote)
                .when(ended && reason == null, "reason", "delivery.reason")
                .atMost(200, "reason", reason)
                .when(state == State.FAILED && failedAt == null, "failedAt", "required")
                .inOrder("failedAt", orderedAt, failedAt)
                .when(state == State.CANCELLED && cancelledAt == null, "cancelledAt", "required")
                .when(state != State.CANCELLED && cancelledAt != null, "cancelledAt", "delivery.early")
                .inOrder("cancelledAt", orderedAt, cancelledAt)
                .list();
    }

    private boolean isAfterAcceptance() {
        return state != State.PENDING && state != State.DISPATCHED;
    }

    private static LocalDateTime latest(LocalDateTime... moments) {
        LocalDateTime latest = null;
        for (LocalDateTime moment : moments) {
            if (moment != null && (latest == null || moment.isAfter(latest))) {
                latest = moment;
            }
        }
        return latest;
    }
}
