package cn.baodi.command.feature.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Problem;
import cn.baodi.command.feature.household.District;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class CallTest {
    /** A call without a fault; of high risk it is followed up within two hours. */
    static Call call(LocalDateTime start, Call.Risk risk) {
        Call call = new Call(
                null,
                start,
                1,
                "13800001234",
                "王芳",
                Call.Group.RESIDENT,
                Call.Topic.ANXIETY,
                risk,
                District.VILLAGE,
                12,
                Call.Disposition.COUNSELLED,
                "夜里睡不着",
                null,
                null,
                null,
                null,
                0,
                null);
        return risk == Call.Risk.HIGH ? call.handOver("李医生", start.plusHours(2)) : call;
    }

    @Test
    void aCallOfEveryRiskMayBeComplete() {
        for (Call.Risk risk : Call.Risk.values()) {
            assertThat(call(District.NOW, risk).problems()).as(risk.name()).isEmpty();
        }
    }

    @Test
    void highRiskDemandsSomebodyAndATime() {
        Call forgotten = call(District.NOW, Call.Risk.HIGH).handOver(null, null);
        assertThat(forgotten.problems())
                .containsExactly(Problem.of("followUpBy", "call.high"), Problem.of("followUpDue", "call.high.due"));
    }

    @Test
    void aFollowUpHasBothSomebodyAndATime() {
        Call low = call(District.NOW, Call.Risk.LOW);
        assertThat(low.handOver("李医生", null).problems()).containsExactly(Problem.of("followUpDue", "call.followUpDue"));
        assertThat(low.handOver(null, District.NOW.plusHours(1)).problems())
                .containsExactly(Problem.of("followUpBy", "call.followUpBy"));
    }

    @Test
    void aFollowUpIsDueAfterTheCall() {
        Call high = call(District.NOW, Call.Risk.HIGH);
        assertThat(high.handOver("李医生", District.NOW).problems())
                .containsExactly(Problem.of("followUpDue", "call.due"));
        assertThat(high.handOver("李医生", District.NOW.plusMinutes(1)).problems()).isEmpty();
    }

    @Test
    void followingUpEndsTheWaitingEvenWithAClockPutBack() {
        Call high = call(District.NOW, Call.Risk.HIGH);
        assertThat(high.isWaiting()).isTrue();
        Call done = high.followedUp("情绪平稳", District.NOW.minusYears(10));
        assertThat(done.isWaiting()).isFalse();
        assertThat(done.followUpDoneAt()).isEqualTo(District.NOW);
        assertThat(done.followUpNote()).isEqualTo("情绪平稳");
        assertThat(done.problems()).isEmpty();
    }

    @Test
    void theDigitsKeepTheirMeaning() {
        assertThat(Call.Topic.values())
                .containsExactly(
                        Call.Topic.ANXIETY,
                        Call.Topic.SLEEP,
                        Call.Topic.FAMILY,
                        Call.Topic.ISOLATION,
                        Call.Topic.ILLNESS,
                        Call.Topic.SUPPLIES,
                        Call.Topic.POLICY,
                        Call.Topic.OTHER);
        assertThat(Call.Risk.values()).containsExactly(Call.Risk.NONE, Call.Risk.LOW, Call.Risk.MEDIUM, Call.Risk.HIGH);
    }
}
