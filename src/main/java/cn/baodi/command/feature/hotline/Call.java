package cn.baodi.command.feature.hotline;

import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Problems;
import cn.baodi.command.core.Row;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A call (来电) to the psychological hotline. The order of groups, topics, risks and dispositions is that of the digits
 * that pick them.
 *
 * @param startedAt when it began, to the minute
 * @param seat which seat took it, from 1
 * @param phone of the caller, or null
 * @param caller what the caller is called, or null
 * @param unit code of the caller's village, town or the district, or null
 * @param minutes how long it lasted
 * @param note what was said; sensitive
 * @param followUpBy who follows it up, or null where nobody needs to
 * @param followUpDue by when
 * @param followUpDoneAt when it was done, or null
 */
public record Call(
        Long id,
        LocalDateTime startedAt,
        int seat,
        String phone,
        String caller,
        Group callerGroup,
        Topic topic,
        Risk risk,
        Long unit,
        int minutes,
        Disposition disposition,
        String note,
        String followUpBy,
        LocalDateTime followUpDue,
        LocalDateTime followUpDoneAt,
        String followUpNote,
        int version,
        String retired)
        implements Row {
    static final int SEATS = 99;
    private static final int MINUTES_A_DAY = 24 * 60;
    private static final int NOTE = 2000;

    /** Who called. */
    public enum Group {
        /** 一般居民. */
        RESIDENT,
        /** 隔离人员. */
        ISOLATED,
        /** 确诊患者家属. */
        RELATIVE,
        /** 一线人员. */
        FRONTLINE,
        /** 学生. */
        STUDENT,
        /** 老年人. */
        ELDERLY,
        /** 其他. */
        OTHER
    }

    /** What about. */
    public enum Topic {
        /** 焦虑恐慌. */
        ANXIETY,
        /** 睡眠问题. */
        SLEEP,
        /** 家庭矛盾. */
        FAMILY,
        /** 隔离不适. */
        ISOLATION,
        /** 疾病咨询. */
        ILLNESS,
        /** 物资求助. */
        SUPPLIES,
        /** 政策咨询. */
        POLICY,
        /** 其他. */
        OTHER
    }

    /** The risk that the caller comes to harm. */
    public enum Risk {
        /** 无. */
        NONE,
        /** 低. */
        LOW,
        /** 中. */
        MEDIUM,
        /** 高; somebody must follow it up. */
        HIGH
    }

    /** What was done. */
    public enum Disposition {
        /** 现场疏导. */
        COUNSELLED,
        /** 转介医疗. */
        MEDICAL,
        /** 转介社区. */
        COMMUNITY,
        /** 预约回访. */
        CALLBACK,
        /** 报警. */
        POLICE,
        /** 其他. */
        OTHER
    }

    /** Whether somebody still has to follow it up. */
    public boolean isWaiting() {
        return followUpDue != null && followUpDoneAt == null;
    }

    /** 已跟进. @param what was found, or null to keep what is noted */
    public Call followedUp(String what, LocalDateTime now) {
        LocalDateTime minute = now.truncatedTo(ChronoUnit.MINUTES);
        return followUp(
                followUpBy,
                followUpDue,
                minute.isBefore(startedAt) ? startedAt : minute,
                what == null ? followUpNote : what);
    }

    /** 转给别人跟进. @param due after the start of the call */
    public Call handOver(String who, LocalDateTime due) {
        return followUp(who, due, null, followUpNote);
    }

    private Call followUp(String who, LocalDateTime due, LocalDateTime done, String said) {
        return new Call(
                id,
                startedAt,
                seat,
                phone,
                caller,
                callerGroup,
                topic,
                risk,
                unit,
                minutes,
                disposition,
                note,
                who,
                due,
                done,
                said,
                version,
                retired);
    }

    @Override
    public List<Problem> problems() {
        boolean high = risk == Risk.HIGH;
        boolean followed = high || followUpBy != null || followUpDue != null || followUpDoneAt != null;
        return new Problems()
                .when(seat < 1 || seat > SEATS, "seat", "call.seat", SEATS)
                .atMost(60, "caller", caller)
                .when(minutes < 0 || minutes > MINUTES_A_DAY, "minutes", "call.minutes", MINUTES_A_DAY)
                .atMost(NOTE, "note", note)
                .when(followed && followUpBy == null, "followUpBy", high ? "call.high" : "call.followUpBy")
                .atMost(60, "followUpBy", followUpBy)
                .when(followed && followUpDue == null, "followUpDue", high ? "call.high.due" : "call.followUpDue")
                .when(followUpDue != null && !followUpDue.isAfter(startedAt), "followUpDue", "call.due")
                .inOrder("followUpDoneAt", startedAt, followUpDoneAt)
                .atMost(NOTE, "followUpNote", followUpNote)
                .list();
    }
}
