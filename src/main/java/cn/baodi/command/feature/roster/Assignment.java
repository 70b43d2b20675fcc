package cn.baodi.command.feature.roster;

import cn.baodi.command.core.Derived;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Problems;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Types;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;

/**
 * A volunteer in a shift (排班), with their attendance (签到签退).
 *
 * @param role what they do there, such as 测温, or null
 * @param signedIn when they came, or null
 * @param signedOut when they went, or null
 * @param called what the shift's post is called
 * @param startAt when the shift begins
 * @param endAt when it ends
 * @param volunteerName the volunteer's name
 */
public record Assignment(
        Long id,
        Long shift,
        Long volunteer,
        String role,
        LocalDateTime signedIn,
        LocalDateTime signedOut,
        String note,
        int version,
        String retired,
        @Derived String called,
        @Derived LocalDateTime startAt,
        @Derived LocalDateTime endAt,
        @Derived String volunteerName)
        implements Row {
    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);

    @Override
    public List<Problem> problems() {
        return new Problems()
                .atMost(20, "role", role)
                .when(signedOut != null && signedIn == null, "signedOut", "assignment.out.first")
                .inOrder("signedOut", signedIn, signedOut)
                .atMost(500, "note", note)
                .list();
    }

    /** What people call its shift: 大白镇西口卡口 2020-02-09 20:00. */
    String label() {
        return called + " " + Types.MOMENT.write(startAt);
    }

    /** Hours served, to a tenth; null until they have signed out. */
    public BigDecimal hours() {
        return signedIn == null || signedOut == null
                ? null
                : BigDecimal.valueOf(Duration.between(signedIn, signedOut).toMinutes())
                        .divide(MINUTES, 1, RoundingMode.HALF_UP);
    }

    /** As signed in at {@code at}. */
    Assignment signIn(LocalDateTime at) {
        return signs(at, signedOut);
    }

    /** As signed out at {@code at}. */
    Assignment signOut(LocalDateTime at) {
        return signs(signedIn, at);
    }

    private Assignment signs(LocalDateTime in, LocalDateTime out) {
        return new Assignment(
                id, shift, volunteer, role, in, out, note, version, retired, called, startAt, endAt, volunteerName);
    }

    /** The same person in another shift, not yet stored and not signed in. */
    Assignment in(long other) {
        return new Assignment(null, other, volunteer, role, null, null, null, 0, null, null, null, null, volunteerName);
    }
}
