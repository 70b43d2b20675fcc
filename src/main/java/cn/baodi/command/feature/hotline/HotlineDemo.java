package cn.baodi.command.feature.hotline;

import cn.baodi.command.data.Demo;
import cn.baodi.command.feature.unit.Unit;
import cn.baodi.command.feature.unit.UnitDirectory;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Invented calls: many at ten in the morning and eight in the evening, few at night, and a wave on 3 February.
 */
final class HotlineDemo {
    private static final int DISTRICT = 1200;
    private static final int MEASURED = 1_000_000;
    private static final int MEASURED_DAYS = 1096;
    private static final LocalDate WAVE = LocalDate.of(2020, 2, 3);
    /** How the calls of a day fall on its hours. */
    private static final int[] HOURS = {2, 1, 1, 1, 1, 2, 3, 5, 8, 11, 13, 10, 6, 5, 7, 8, 8, 7, 7, 10, 13, 11, 7, 4};
    /** How the calls fall on the days, from the first; the last is cut by the clock. */
    private static final int[] DAYS = {55, 60, 66, 70, 78, 84, 92, 190, 128, 108, 98, 92, 88, 86};

    private final Demo demo;
    private final Random random;
    private final List<Unit> villages;

    HotlineDemo(Demo demo, UnitDirectory units) {
        this.demo = demo;
        random = demo.random();
        villages = units.villages();
    }

    void fill() {
        boolean measuring = demo.size() == Demo.Size.MILLION;
        int total = demo.size().of(DISTRICT, MEASURED);
        int days = measuring ? MEASURED_DAYS : DAYS.length;
        LocalDate first = Demo.DAY.minusDays(days - 1L);
        int written = 0;
        for (int i = 0; i < days; i++) {
            LocalDate day = first.plusDays(i);
            int calls = measuring
                    ? (int) ((i + 1L) * MEASURED / days - (long) i * MEASURED / days)
                    : DAYS[i] * total / sum(DAYS);
            for (LocalDateTime start : starts(day, calls)) {
                demo.batch().add(CallRepository.TABLE, call(start));
            }
            written += calls;
            demo.progress().at(written, total);
        }
    }

    private static int sum(int[] numbers) {
        int sum = 0;
        for (int number : numbers) {
            sum += number;
        }
        return sum;
    }

    /** In their order; those of the last day only up to the clock, so that it stays like for like with the others. */
    private List<LocalDateTime> starts(LocalDate day, int calls) {
        List<LocalDateTime> starts = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            LocalDateTime start = day.atTime(hour(), random.nextInt(60));
            boolean measuring = demo.size() == Demo.Size.MILLION;
            if (start.isBefore(Demo.NOW)) {
                starts.add(start);
            } else if (measuring) {
                starts.add(day.atTime(random.nextInt(Demo.NOW.getHour()), random.nextInt(60)));
            }
        }
        Collections.sort(starts);
        return starts;
    }

    private int hour() {
        int chance = random.nextInt(sum(HOURS));
        int hour = 0;
        while (chance >= HOURS[hour]) {
            chance -= HOURS[hour];
            hour++;
        }
        return hour;
    }

    private Call call(LocalDateTime start) {
        Call.Group group = demo.pick(
                Call.Group.RESIDENT,
                Call.Group.RESIDENT,
                Call.Group.RESIDENT,
                Call.Group.RESIDENT,
                Call.Group.ISOLATED,
                Call.Group.ISOLATED,
                Call.Group.RELATIVE,
                Call.Group.FRONTLINE,
                Call.Group.STUDENT,
                Call.Group.ELDERLY,
                Call.Group.ELDERLY,
                Call.Group.OTHER);
        Call.Topic topic = topic(start, group);
        Call.Risk risk = risk(topic);
        boolean named = random.nextInt(10) < 6;
        boolean known = random.nextInt(10) < 8;
        boolean followed = risk == Call.Risk.HIGH || risk == Call.Risk.MEDIUM && random.nextInt(3) == 0;
        LocalDateTime due = followed ? start.plusHours(risk == Call.Risk.HIGH ? 2 : 24) : null;
        LocalDateTime done = followed ? done(start, due, risk) : null;
        return new Call(
                null,
                start,
                1 + random.nextInt(3),
                known ? demo.phone() : null,
                named ? demo.name() : null,
                group,
                topic,
                risk,
                named ? villages.get(random.nextInt(villages.size())).id() : null,
                3 + random.nextInt(12) + (risk.ordinal() * 9),
                disposition(risk, topic),
                note(topic),
                followed ? demo.name() : null,
                due,
                done,
                done == null ? null : demo.pick("已回访，情绪平稳", "家人在身边，已稳定", "已转专业医生", "已联系社区上门"),
                0,
                null);
    }

    private Call.Topic topic(LocalDateTime start, Call.Group group) {
        if (start.toLocalDate().equals(WAVE) && random.nextInt(2) == 0) {
            return Call.Topic.ANXIETY;
        }
        if (group == Call.Group.ISOLATED && random.nextInt(2) == 0) {
            return Call.Topic.ISOLATION;
        }
        return demo.pick(
                Call.Topic.ANXIETY,
                Call.Topic.ANXIETY,
                Call.Topic.ANXIETY,
                Call.Topic.SLEEP,
                Call.Topic.SLEEP,
                Call.Topic.FAMILY,
                Call.Topic.ILLNESS,
                Call.Topic.ILLNESS,
                Call.Topic.SUPPLIES,
                Call.Topic.POLICY,
                Call.Topic.POLICY,
                Call.Topic.OTHER);
    }

    private Call.Risk risk(Call.Topic topic) {
        boolean grave = topic == Call.Topic.ANXIETY || topic == Call.Topic.FAMILY || topic == Call.Topic.ISOLATION;
        int chance = random.nextInt(100);
        if (grave) {
            return chance < 4
                    ? Call.Risk.HIGH
                    : chance < 16 ? Call.Risk.MEDIUM : chance < 50 ? Call.Risk.LOW : Call.Risk.NONE;
        }
        return chance < 1
                ? Call.Risk.HIGH
                : chance < 5 ? Call.Risk.MEDIUM : chance < 25 ? Call.Risk.LOW : Call.Risk.NONE;
    }

    /** Of the last day some wait still, and one or two were forgotten; everything older was done. */
    private LocalDateTime done(LocalDateTime start, LocalDateTime due, Call.Risk risk) {
        if (due.isAfter(Demo.NOW)) {
            return null;
        }
        boolean recent = start.isAfter(Demo.NOW.minusHours(risk == Call.Risk.HIGH ? 24 : 30));
        if (recent && demo.size() != Demo.Size.MILLION && random.nextInt(3) == 0) {
            return null;
        }
        LocalDateTime done = start.plusMinutes(20 + random.nextInt(risk == Call.Risk.HIGH ? 90 : 1300));
        return done.isAfter(Demo.NOW) ? Demo.NOW : done;
    }

    private Call.Disposition disposition(Call.Risk risk, Call.Topic topic) {
        if (risk == Call.Risk.HIGH) {
            return demo.pick(Call.Disposition.MEDICAL, Call.Disposition.CALLBACK, Call.Disposition.POLICE);
        }
        if (topic == Call.Topic.SUPPLIES) {
            return Call.Disposition.COMMUNITY;
        }
        return demo.pick(
                Call.Disposition.COUNSELLED,
                Call.Disposition.COUNSELLED,
                Call.Disposition.COUNSELLED,
                Call.Disposition.COUNSELLED,
                Call.Disposition.COMMUNITY,
                Call.Disposition.CALLBACK,
                Call.Disposition.OTHER);
    }

    private String note(Call.Topic topic) {
        return switch (topic) {
            case ANXIETY -> demo.pick("总担心自己被传染", "反复量体温", "看新闻后心慌");
            case SLEEP -> demo.pick("连续几天睡不着", "半夜惊醒");
            case FAMILY -> demo.pick("一家人关在家里常争吵", "孩子不听话");
            case ISOLATION -> demo.pick("隔离第十天，烦躁", "想家，隔离点吃不惯");
            case ILLNESS -> demo.pick("咳嗽是否要去发热门诊", "慢性病药快吃完了");
            case SUPPLIES -> demo.pick("家里缺菜", "买不到口罩");
            case POLICY -> demo.pick("问村口何时放行", "问返工要什么证明");
            case OTHER -> null;
        };
    }
}
