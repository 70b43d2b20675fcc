package cn.baodi.command.shell;

import cn.baodi.command.core.Alert;
import cn.baodi.command.core.Alert.Severity;
import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Hit;
import cn.baodi.command.ui.Act;
import cn.baodi.command.ui.Command;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Areas with believable content, invented. */
public final class District {
    private static final int DAYS = 14;

    private District() {}

    public static List<FakeFeature> areas() {
        FakeFeature checkpoint = new FakeFeature("checkpoint", "卡口", "fth-shield");
        checkpoint.open = 2;
        checkpoint.shortcut = "F7";
        figure(checkpoint, "checkpoint.persons", "当日通行", "人次", 18432, 17210, 0);
        figure(checkpoint, "checkpoint.vehicles", "当日车辆", "车次", 5120, 5377, 0);
        figure(checkpoint, "checkpoint.fever", "当日体温异常", "人次", 6, 4, -1);
        figure(checkpoint, "checkpoint.returned", "当日劝返", "人次", 214, 214, 0);
        checkpoint.trend = trend("卡口通行人次的走势", "人次", "通行", 18432);
        checkpoint.alerts.add(new Alert(
                "checkpoint.short.1",
                Severity.HIGH,
                "大白镇西口卡口今晚3时–5时缺2人",
                "从大白街道预备队调2人，或请镇值班室协调",
                "022-29240000",
                checkpoint.link()));
        checkpoint.alerts.add(new Alert(
                "checkpoint.fever",
                Severity.MEDIUM,
                "京沈高速宝坻口体温异常6人次，比昨天同时多2人次",
                "核对登记册，确认6人均已移交社区",
                "",
                checkpoint.link()));
        checkpoint.hits.add(new Hit("卡口", "大白镇西口卡口", "大白街道 · 进京路口", checkpoint.link()));
        FakeFeature volunteer = new FakeFeature("volunteer", "志愿者", "fth-users");
        figure(volunteer, "volunteer.duty", "本班在岗", "人", 1260, 1248, 1);
        figure(volunteer, "volunteer.hours", "当日服务", "小时", 8614, 8890, 1);
        volunteer.trend = trend("每天有多少人在岗", "人", "在岗", 1260);
        volunteer.hits.add(new Hit("志愿者", "李*", "方家庄镇 · 138****0012", volunteer.link()));
        FakeFeature delivery = new FakeFeature("delivery", "配送", "fth-truck");
        delivery.open = 5;
        delivery.shortcut = "F8";
        figure(delivery, "delivery.households", "当日配送困难家庭", "户", 412, 388, 1);
        figure(delivery, "delivery.weight", "当日送达物资", "斤", 6230, 5904, 0);
        figure(delivery, "delivery.late", "逾期未送达", "户", 3, 7, -1);
        delivery.figures.add(
                new Figure("delivery.rating", "当日评价满意", "户", new BigDecimal(377), null, List.of(), 1, delivery.link()));
        delivery.trend = trend("每天送到多少户", "户", "送达", 412);
        delivery.alerts.add(new Alert(
                "delivery.overdue",
                Severity.MEDIUM,
                "3户配送超过约定时间2小时未送达",
                "电话联系送货志愿者，当天改派",
                "13800000000",
                delivery.link()));
        FakeFeature hotline = new FakeFeature("hotline", "热线", "fth-phone");
        hotline.open = 1;
        figure(hotline, "hotline.calls", "当日来电", "人次", 57, 49, 0);
        figure(hotline, "hotline.risk", "当日高风险来电", "人次", 2, 1, -1);
        hotline.trend = trend("来电有没有增多", "人次", "来电", 57);
        hotline.alerts.add(new Alert(
                "hotline.follow", Severity.HIGH, "高风险来电 R00412 超2小时未跟进", "由督导员回访，必要时联系心理救援队", "", hotline.link()));
        hotline.commands.add(new Command("hotline.new", "新来电", "fth-phone-incoming", "F4", () -> hotline.open++));
        hotline.acts.put(Act.ADD, () -> hotline.open++);
        FakeFeature unit = new FakeFeature("unit", "单位", "fth-map-pin");
        for (String town : List.of("大口屯镇", "方家庄镇", "林亭口镇")) {
            unit.hits.add(new Hit("村居", "李家庄村", town, unit.link()));
        }
        FakeFeature report = new FakeFeature("report", "日报", "fth-file-text");
        report.shortcut = "F9";
        return new ArrayList<>(List.of(checkpoint, volunteer, delivery, hotline, unit, report));
    }

    private static void figure(
            FakeFeature feature, String key, String label, String unit, int value, int previous, int good) {
        Random random = new Random(key.hashCode());
        List<BigDecimal> trend = new ArrayList<>();
        for (int i = 0; i < DAYS - 2; i++) {
            trend.add(i == 4 ? null : new BigDecimal(Math.round(value * (0.5 + random.nextDouble() / 2))));
        }
        trend.add(new BigDecimal(previous));
        trend.add(new BigDecimal(value));
        feature.figures.add(new Figure(
                key, label, unit, new BigDecimal(value), new BigDecimal(previous), trend, good, feature.link()));
    }

    private static ChartData trend(String title, String unit, String series, int last) {
        Random random = new Random(title.hashCode());
        List<String> days = new ArrayList<>();
        List<Number> values = new ArrayList<>();
        for (int i = 0; i < DAYS; i++) {
            days.add(i < 5 ? "1月" + (27 + i) + "日" : "2月" + (i - 4) + "日");
            values.add(i == 4 ? null : Math.round(last * (0.5 + random.nextDouble() / 2)));
        }
        return new ChartData(
                title,
                "近14天 1月27日–2月9日",
                unit,
                ChartData.Kind.BARS,
                days,
                List.of(ChartData.Series.of(series, values)));
    }
}
