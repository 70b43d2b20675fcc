package cn.baodi.command.feature.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Refused;
import cn.baodi.command.core.Texts;
import cn.baodi.command.feature.delivery.Delivery.State;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DeliveryTest {
    static final LocalDateTime ORDERED = LocalDateTime.of(2020, 2, 8, 9, 0);
    static final LocalDateTime DUE = LocalDateTime.of(2020, 2, 9, 10, 0);

    /** The chain as the domain writes it down. */
    private static final Map<State, Set<State>> CHAIN = new EnumMap<>(Map.of(
            State.PENDING, Set.of(State.DISPATCHED, State.CANCELLED),
            State.DISPATCHED, Set.of(State.ACCEPTED, State.FAILED, State.CANCELLED),
            State.ACCEPTED, Set.of(State.DELIVERED, State.FAILED, State.CANCELLED),
            State.DELIVERED, Set.of(State.RATED),
            State.FAILED, Set.of(State.DISPATCHED, State.CANCELLED),
            State.RATED, Set.of(),
            State.CANCELLED, Set.of()));

    /** A new delivery without a fault. */
    static Delivery pending(long household, LocalDateTime due, long grams) {
        return new Delivery(
                null,
                household,
                0,
                "米面油",
                grams,
                grams == 0 ? 1 : 0,
                due,
                null,
                State.PENDING,
                due.isBefore(ORDERED) ? due : ORDERED,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                null,
                null);
    }

    /** The delivery after the step to {@code wanted}. */
    static Delivery step(Delivery delivery, State wanted, LocalDateTime now) {
        return switch (wanted) {
            case PENDING -> throw new Refused(Problem.of("state", "none"));
            case DISPATCHED -> delivery.dispatch("赵配送", "13700000001", now);
            case ACCEPTED -> delivery.accept(now);
            case DELIVERED -> delivery.deliver(now);
            case RATED -> delivery.rate(5, null, now);
            case FAILED -> delivery.fail("家中无人", now);
            case CANCELLED -> delivery.cancel("住户外出", now);
        };
    }

    /** A delivery that has come to {@code state} by legal steps. */
    static Delivery at(State state, Delivery pending, LocalDateTime now) {
        List<State> way = switch (state) {
            case PENDING -> List.of();
            case DISPATCHED -> List.of(State.DISPATCHED);
            case ACCEPTED -> List.of(State.DISPATCHED, State.ACCEPTED);
            case DELIVERED -> List.of(State.DISPATCHED, State.ACCEPTED, State.DELIVERED);
            case RATED -> List.of(State.DISPATCHED, State.ACCEPTED, State.DELIVERED, State.RATED);
            case FAILED -> List.of(State.DISPATCHED, State.FAILED);
            case CANCELLED -> List.of(State.CANCELLED);
        };
        Delivery delivery = pending;
        for (State next : way) {
            delivery = step(delivery, next, now);
        }
        return delivery;
    }

    private static Delivery at(State state) {
        return at(state, pending(1, DUE, 5000), DUE);
    }

    static Stream<Arguments> everyPair() {
        return Stream.of(State.values())
                .flatMap(from -> Stream.of(State.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void onlyTheStepsOfTheChainAreTaken(State from, State to) {
        Delivery delivery = at(from);
        if (CHAIN.get(from).contains(to)) {
            Delivery next = step(delivery, to, DUE);
            assertThat(next.state()).isEqualTo(to);
            assertThat(next.problems()).isEmpty();
            delivery.allow(to);
        } else if (to != State.PENDING) {
            assertThatThrownBy(() -> step(delivery, to, DUE)).isInstanceOf(Refused.class);
        }
        if (from != to && !CHAIN.get(from).contains(to)) {
            assertThatThrownBy(() -> delivery.allow(to)).isInstanceOf(Refused.class);
        }
        assertThat(delivery.next()).isEqualTo(CHAIN.get(from));
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void whereItStoodIsKnownAfterEachOfItsSteps(State state) {
        Delivery delivery = at(state);

        assertThat(delivery.stateAt(DUE)).contains(state);
        assertThat(at(State.DELIVERED).stateAt(DUE.minusMinutes(1))).contains(State.PENDING);
    }

    @Test
    void whatAFurtherDispatchWroteOverIsNotGuessed() {
        Delivery again = at(State.FAILED).dispatch("李师傅", "13800001111", DUE.plusHours(2));

        assertThat(again.stateAt(DUE.plusHours(2))).contains(State.DISPATCHED);
        assertThat(again.stateAt(DUE.plusHours(1))).contains(State.FAILED);
        assertThat(again.stateAt(DUE.minusMinutes(1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, 派单",
        "DISPATCHED, 接单",
        "ACCEPTED, 送达",
        "DELIVERED, 评价",
        "RATED, 不能",
        "FAILED, 重新派单",
        "CANCELLED, 不能"
    })
    void aRefusalSaysWhichStepIsNext(State from, String words) {
        for (java.util.Locale language : List.of(Texts.CHINESE, Texts.ENGLISH)) {
            Texts texts = Texts.of(language, Delivery.class);
            assertThatThrownBy(() -> at(from).allow(from == State.PENDING ? State.RATED : State.PENDING))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            r -> assertThat(texts.problem(r.problem()))
                                    .contains(language == Texts.CHINESE ? words : "This delivery"));
        }
    }

    @Property(tries = 300)
    void anyLegalWayKeepsTheRecordWithoutProblems(
            @ForAll("choices") List<Integer> choices, @ForAll("minutes") List<Integer> minutes) {
        Delivery delivery = pending(1, DUE, 5000);
        LocalDateTime now = ORDERED;
        for (int i = 0; i < choices.size() && !delivery.next().isEmpty(); i++) {
            List<State> next = List.copyOf(delivery.next());
            // The clock may even be put back in between.
            now = now.plusMinutes(minutes.get(i % minutes.size())).plusSeconds(17);
            delivery = step(delivery, next.get(choices.get(i) % next.size()), now);
            assertThat(delivery.problems()).isEmpty();
            assertThat(delivery.deliveredAt() != null)
                    .isEqualTo(delivery.state() == State.DELIVERED || delivery.state() == State.RATED);
        }
    }

    @Provide
    Arbitrary<List<Integer>> choices() {
        return Arbitraries.integers().between(0, 5).list().ofMinSize(1).ofMaxSize(25);
    }

    @Provide
    Arbitrary<List<Integer>> minutes() {
        return Arbitraries.integers().between(-600, 600).list().ofMinSize(1).ofMaxSize(25);
    }

    @Test
    void somethingMustBeDelivered() {
        Delivery one = pending(1, DUE, 0);
        assertThat(one.problems()).isEmpty();
        assertThat(pending(1, DUE, 500).problems()).isEmpty();
        Delivery nothing = new Delivery(
                null,
                1,
                1,
                "米",
                0,
                0,
                DUE,
                null,
                State.PENDING,
                ORDERED,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                null,
                null);
        assertThat(nothing.problems()).containsExactly(Problem.of("weight", "delivery.amount"));
    }

    @Test
    void whatFailedNeedsAReason() {
        Delivery failed = at(State.DISPATCHED).fail(null, DUE);
        assertThat(failed.problems()).containsExactly(Problem.of("reason", "delivery.reason"));
        assertThat(at(State.PENDING).cancel(null, DUE).problems())
                .containsExactly(Problem.of("reason", "delivery.reason"));
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "5, true", "6, false"})
    void starsAreOneToFive(int stars, boolean good) {
        assertThat(at(State.DELIVERED).rate(stars, null, DUE).problems().isEmpty())
                .isEqualTo(good);
    }

    @Test
    void dispatchingAgainKeepsWhyItFailed() {
        Delivery again = at(State.FAILED).dispatch("钱配送", null, DUE.plusHours(1));
        assertThat(again.reason()).isEqualTo("家中无人");
        assertThat(again.courier()).isEqualTo("钱配送");
        assertThat(again.acceptedAt()).isNull();
        assertThat(again.problems()).isEmpty();
    }
}
