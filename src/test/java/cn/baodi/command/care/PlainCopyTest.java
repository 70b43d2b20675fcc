package cn.baodi.command.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baodi.command.core.Account;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Texts;
import cn.baodi.command.feature.unit.Unit;
import cn.baodi.command.feature.unit.UnitFeature;
import cn.baodi.command.report.Issued;
import cn.baodi.command.ui.TestDesk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import net.lingala.zip4j.ZipFile;
import net.lingala.zip4j.exception.ZipException;
import net.lingala.zip4j.model.FileHeader;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainCopyTest {
    private static final LocalDateTime AT = LocalDateTime.of(2020, 2, 10, 3, 12);
    private static final char[] WORDS = "ABCD-EFGH-JKMN-PQRS-TVWX-YZ01".toCharArray();

    @TempDir
    Path folder;

    private TestDesk desk;
    private UnitFeature units;
    private PlainCopy copy;
    private Path plain;

    @BeforeEach
    void open() {
        desk = new TestDesk(folder.resolve("data"));
        units = new UnitFeature(desk.workbench());
        desk.open(List.of(units));
        desk.workbench().ledger().write("登记", batch -> {
            batch.add("unit", new Unit(120115000000L, "宝坻区", Unit.Kind.DISTRICT, null, null, null, null, 0, null));
            batch.add(
                    "unit",
                    new Unit(120115101000L, "海滨街道", Unit.Kind.SUBDISTRICT, "夏侯惇", "13800001234", null, null, 0, null));
            batch.add(
                    "unit", new Unit(120115102000L, "宝平街道", Unit.Kind.SUBDISTRICT, "=1+1", null, null, null, 0, "重复"));
        });
        plain = folder.resolve("plain");
        copy = new PlainCopy(List.copyOf(units.registers()), Texts.of(Texts.CHINESE, CareFeature.class));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static Map<String, String> read(Path file, char[] words) throws IOException {
        Map<String, String> contents = new HashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile(), words)) {
            for (FileHeader entry : zip.getFileHeaders()) {
                assertThat(entry.getEncryptionMethod()).isEqualTo(EncryptionMethod.AES);
                try (InputStream in = zip.getInputStream(entry)) {
                    contents.put(entry.getFileName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return contents;
    }

    @Test
    void everyRegisterIsInItWholeAndItOpensWithThePassphraseAlone() throws IOException {
        // Whoever is on duty: the copy is made by night.
        desk.workbench().session().signIn(new Account("热线员", Set.of(Role.HOTLINE), false));
        PlainCopy.Written written = copy.write(plain, AT, WORDS, Progress.none());
        assertThat(written.rows()).isEqualTo(3);
        assertThat(written.hash()).isEqualTo(Issued.sha256(Files.readAllBytes(written.file())));
        assertThat(written.file()).hasFileName("plain-20200210-031200.zip");
        Map<String, String> contents = read(written.file(), WORDS);
        assertThat(contents.keySet()).containsExactlyInAnyOrder("说明.txt", "单位.csv", "单位-已作废.csv");
        assertThat(contents.get("单位.csv"))
                .startsWith("\uFEFF代码,名称,")
                .contains("夏侯惇", "13800001234")
                .doesNotContain("宝平街道");
        assertThat(contents.get("单位-已作废.csv")).contains("宝平街道", "'=1+1");
        assertThatThrownBy(() -> read(written.file(), "ABCD-EFGH-JKMN-PQRS-TVWX-YZ02".toCharArray()))
                .isInstanceOf(ZipException.class);
    }

    @Test
    void whatAKillLeftHalfWrittenIsGoneWithTheNextCopy() throws IOException {
        Files.createDirectories(plain);
        Path half = Files.writeString(plain.resolve(".plain-20200209-031200.zip.part"), "half");
        copy.write(plain, AT, WORDS, Progress.none());
        assertThat(half).doesNotExist();
    }

    @Test
    void nothingReadableLiesOnTheDisk() throws IOException {
        copy.write(plain, AT, WORDS, Progress.none());
        String name = new String("夏侯惇".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(name, "13800001234");
            }
        }
    }

    @Test
    void theLastFourteenAreKeptHereAndInTheSecondFolder() throws IOException {
        Path second = Files.createDirectories(folder.resolve("second"));
        for (int night = 0; night < 16; night++) {
            PlainCopy.follow(
                    copy.write(plain, AT.plusDays(night), WORDS, Progress.none())
                            .file(),
                    second);
        }
        for (Path place : List.of(plain, second)) {
            assertThat(PlainCopy.in(place)).hasSize(14);
            assertThat(PlainCopy.in(place).get(0)).hasFileName("plain-20200212-031200.zip");
        }
    }

    @Test
    void aCancelledCopyLeavesNothing() throws IOException {
        Progress cancelled = new Progress() {
            @Override
            public void at(long done, long total) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThatThrownBy(() -> copy.write(plain, AT, WORDS, cancelled)).isInstanceOf(CancellationException.class);
        assertThat(plain).isEmptyDirectory();
    }

    @Test
    void aFolderThatCannotBeMadeIsToldOf() throws IOException {
        Files.writeString(plain, "in the way");
        assertThatThrownBy(() -> copy.write(plain, AT, WORDS, Progress.none()))
                .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.key()).isEqualTo("plain.failed"));
    }

    @Test
    void aPassphraseIsLongAndNeverTheSameAndKnownByItsEnd() {
        String words = Passphrase.random();
        assertThat(words)
                .matches("([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}")
                .isNotEqualTo(Passphrase.random());
        assertThat(Passphrase.ends("AAAA-BBBB-CCCC-DDDD-EEEE-F0G1", " f0gI ")).isTrue();
        assertThat(Passphrase.ends("AAAA-BBBB-CCCC-DDDD-EEEE-F0G1", "ＦＯＧ１")).isTrue();
        assertThat(Passphrase.ends("AAAA-BBBB-CCCC-DDDD-EEEE-F0G1", "EEEE")).isFalse();
    }
}
