package cn.baodi.command.care;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Alert;
import cn.baodi.command.core.Alert.Severity;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Backups;
import cn.baodi.command.data.CareNotes;
import cn.baodi.command.data.CheckResult;
import cn.baodi.command.data.Since;
import cn.baodi.command.journal.Position;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CareAlertsTest {
    private static final LocalDateTime NOW = LocalDateTime.of(2020, 2, 9, 14, 30);
    private static final long PLENTY = 100L << 30;
    private static final CareNotes NONE = new CareNotes(null, List.of(), null, null, null, null, null);
    private static final CareWords WORDS = new CareWords(Texts.of(Texts.CHINESE, CareFeature.class), List.of());

    private static Backups.Backup made(LocalDateTime at) {
        return new Backups.Backup(
                Path.of("console-1.backup"),
                new Backups.Note(at, "整点", 1, "", new Position(1, 1, ""), Map.of(), 0, false));
    }

    private static Since writes(long count) {
        return new Since(true, false, count, List.of(), Map.of());
    }

    private static CareState state(Backups.Backup newest, Since since, CareNotes notes, long space, Failure failed) {
        return new CareState(NOW, Optional.ofNullable(newest), since, failed, Optional.empty(), false, notes, space);
    }

    private static List<Alert> alerts(CareState state) {
        return CareAlerts.of(state, WORDS);
    }

    @ParameterizedTest
    @CsvSource({"119, 5, ", "120, 5, MEDIUM", "479, 5, MEDIUM", "480, 5, HIGH", "480, 0, ", "-3000, 5, "})
    void workWithoutABackupIsToldOfAfterTwoHoursAndUrgentAfterEight(long minutes, long written, Severity expected) {
        CareState state = state(made(NOW.minusMinutes(minutes)), writes(written), NONE, PLENTY, null);
        assertThat(alerts(state))
                .extracting(Alert::severity)
                .isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @Test
    void itSaysHowMuchIsWithoutABackupAndWhyNoneCouldBeMade() {
        CareState late = state(made(NOW.minusMinutes(145)), writes(14), NONE, PLENTY, null);
        assertThat(alerts(late).get(0).text()).isEqualTo("上次备份是 2 小时 25 分钟前，那以后写入的 14 笔还没有备份");
        assertThat(alerts(late).get(0).guidance()).contains("立即备份");
        CareState full = state(made(NOW.minusMinutes(145)), writes(14), NONE, PLENTY, new Failure("disk.full"));
        assertThat(alerts(full).get(0).guidance()).contains("磁盘");
        CareState never = state(null, Since.NOTHING, NONE, PLENTY, new Failure("disk.full"));
        assertThat(alerts(never)).extracting(Alert::text).containsExactly("还没有一份备份做成");
    }

    @Test
    void anotherJournalThanTheBackupsIsNoReasonToKeepSilent() {
        Since unknown = new Since(false, false, 0, List.of(), Map.of());
        assertThat(alerts(state(made(NOW.minusHours(3)), unknown, NONE, PLENTY, null)))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"second.missing, 找不到", "second.unmarked, 不是原来的", "backup.second.full, 满了", "file.write, 写不进去"})
    void aSecondFolderThatFailsIsToldOfWithSinceWhen(String key, String words) {
        CareNotes notes = NONE.trouble(new CareNotes.Trouble(NOW.minusHours(5), key, "E:\\备份"));
        assertThat(alerts(state(made(NOW), Since.NOTHING, notes, PLENTY, null)))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.severity()).isEqualTo(Severity.MEDIUM);
                    assertThat(alert.text()).contains("E:\\备份", words, "2月9日 09:30");
                });
    }

    @Test
    void whatTheCheckFoundStaysUntilACheckFindsNothing() {
        CheckResult bad = new CheckResult(
                NOW.minusHours(11),
                9,
                List.of(new CheckResult.Difference(CheckResult.What.TABLE, "sample", 30, 31)),
                null,
                3);
        assertThat(alerts(state(made(NOW), Since.NOTHING, NONE.check(bad), PLENTY, null)))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.severity()).isEqualTo(Severity.HIGH);
                    assertThat(alert.text()).contains("sample现有 30 条，应有 31 条");
                });
        CheckResult good = new CheckResult(NOW.minusHours(1), 9, List.of(), null, 3);
        assertThat(alerts(state(made(NOW), Since.NOTHING, NONE.check(good), PLENTY, null)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"71, ", "72, LOW"})
    void threeDaysWithoutACheckAreToldOf(long hours, Severity expected) {
        CheckResult good = new CheckResult(NOW.minusHours(hours), 9, List.of(), null, 3);
        assertThat(alerts(state(made(NOW), Since.NOTHING, NONE.check(good), PLENTY, null)))
                .extracting(Alert::severity)
                .isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @ParameterizedTest
    @CsvSource({"1073741824, ", "1073741823, MEDIUM", "314572799, HIGH"})
    void littleSpaceIsToldOfBeforeItIsTooLittle(long bytes, Severity expected) {
        assertThat(alerts(state(made(NOW), Since.NOTHING, NONE, bytes, null)))
                .extracting(Alert::severity)
                .isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @ParameterizedTest
    @CsvSource({"0, 刚刚", "59, 刚刚", "60, 1 分钟前", "3600, 1 小时前", "3660, 1 小时 1 分钟前", "86400, 1 天前"})
    void anAgeIsSaidAsPeopleSayIt(long seconds, String words) {
        assertThat(WORDS.ago(Duration.ofSeconds(seconds))).isEqualTo(words);
    }
}
