package cn.baodi.command.verb;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.data.AuditNote;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.Kind;
import cn.baodi.command.exchange.sample.BoxRepository;
import cn.baodi.command.exchange.sample.Store;
import cn.baodi.command.vault.CheapKeys;
import cn.baodi.command.vault.Keys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What leaves unmasked: for a purpose, with a second officer's consent, and never without a note. */
class FullExportTest {
    private static final String ADMIN = "青山不改2020";
    private static final String SECOND = "绿水长流2020";

    @TempDir
    Path folder;

    private final Terminal terminal = new Terminal();
    private Path data;
    private Path file;
    private String err;

    @BeforeEach
    void fill() throws IOException {
        data = folder.resolve("data");
        file = folder.resolve("out.csv");
        Path boxes = Files.writeString(folder.resolve("boxes.csv"), "姓名,手机号,种类\n张三,13812345678,木箱");
        assertThat(run("import", "--sheet", "boxes", boxes.toString())).isEqualTo(Verbs.DONE);
    }

    private int run(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of(Verbs.DATA, data.toString()));
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        int code = Verbs.run(
                all.toArray(String[]::new),
                SampleDesk::new,
                terminal,
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(told, true, StandardCharsets.UTF_8));
        err = told.toString(StandardCharsets.UTF_8);
        return code;
    }

    private int export(String... more) {
        List<String> args = new ArrayList<>(List.of("export", "--sheet", "boxes", "--out", file.toString()));
        args.addAll(List.of(more));
        return run(args.toArray(String[]::new));
    }

    private int full(String approver, String... more) {
        List<String> args =
                new ArrayList<>(List.of("--full", "--purpose", "送卫健委核对13900001111", "--approver", approver));
        args.addAll(List.of(more));
        return export(args.toArray(String[]::new));
    }

    private List<AuditNote> notes() {
        try (Store store = new Store(data)) {
            return AuditNote.of(store.database, Kind.EXPORT);
        }
    }

    private String hash() throws IOException, NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    @Test
    void aMaskedFileNeedsNobodyAndIsNotedWithItsHash() throws Exception {
        assertThat(export()).isEqualTo(Verbs.DONE);
        assertThat(file).content().contains("138****5678").doesNotContain("13812345678");
        assertThat(notes()).containsExactly(new AuditNote("值班员", "导出箱子 1 行（隐去个人信息）。不筛选。文件 out.csv，SHA-256 " + hash()));
    }

    @Test
    void whichColumnsLeftStandsInTheAuditWhereNotAllDid() throws Exception {
        assertThat(export("--columns", "kind, 姓名,Phone")).isEqualTo(Verbs.DONE);
        assertThat(file).content().startsWith("\uFEFF种类,姓名,手机号\r\n木箱,张三,138****5678");
        assertThat(export("--columns", "code,name,phone,note,weight,kind,sentAt,below,length"))
                .isEqualTo(Verbs.DONE);
        assertThat(notes()).hasSize(2);
        assertThat(notes().get(0).action()).endsWith("。列：种类、姓名、手机号").contains("SHA-256");
        assertThat(notes().get(1).action()).doesNotContain("列：");
    }

    @Test
    void withoutPurposeOrApproverNothingLeaves() {
        assertThat(export("--full")).isEqualTo(Verbs.WRONG_USAGE);
        assertThat(err).contains("--purpose", "--approver");
        assertThat(export("--full", "--approver", "李强")).isEqualTo(Verbs.WRONG_USAGE);
        assertThat(export("--full", "--purpose", " ", "--approver", "李强")).isEqualTo(Verbs.FAILED);
        assertThat(err).contains("用途");
        assertThat(file).doesNotExist();
        assertThat(notes()).isEmpty();
    }

    @Test
    void nobodyApprovesHisOwn() {
        assertThat(full("值班员 ")).isEqualTo(Verbs.FAILED);
        assertThat(err).contains("另一名值班人员");
        assertThat(file).doesNotExist();
    }

    @Test
    void purposeAndApproverStandInTheAudit() throws Exception {
        assertThat(full("李强")).isEqualTo(Verbs.DONE);
        assertThat(file).content().contains("张三", "13812345678");
        assertThat(notes())
                .singleElement()
                .satisfies(note ->
                        assertThat(note.action()).contains("完整信息", "1 行", "批准：李强", "用途：送卫健委核对139****1111", hash()));
    }

    @Test
    void whereThereAreAccountsAShiftLeaderShowsWhoHeIs() throws IOException {
        terminal.environment.put(Secrets.PASSWORD, ADMIN);
        assertThat(run("accounts", "protect", "--user", "王芳")).isEqualTo(Verbs.DONE);
        terminal.environment.put(Secrets.NEW_PASSWORD, SECOND);
        assertThat(run("accounts", "add", "--user", "王芳", "--name", "李强", "--roles", "officer"))
                .isEqualTo(Verbs.DONE);
        assertThat(run("accounts", "add", "--user", "王芳", "--name", "赵敏", "--roles", "leader"))
                .isEqualTo(Verbs.DONE);

        assertThat(full("赵敏", "--user", "王芳")).isEqualTo(Verbs.FAILED);
        assertThat(err).contains("--approver-password-file", "BAODI_CONSOLE_APPROVER_PASSWORD");
        terminal.environment.put(Secrets.APPROVER_PASSWORD, ADMIN);
        assertThat(full("赵敏", "--user", "王芳")).isEqualTo(Verbs.FAILED);
        assertThat(full("王芳", "--user", "王芳")).isEqualTo(Verbs.FAILED);
        terminal.environment.put(Secrets.APPROVER_PASSWORD, SECOND);
        assertThat(full("李强", "--user", "王芳")).isEqualTo(Verbs.FAILED);
        assertThat(err).contains("值班长");
        assertThat(file).doesNotExist();

        assertThat(full("赵敏", "--user", "王芳")).isEqualTo(Verbs.DONE);
        assertThat(file).content().contains("13812345678");
        Keys keys = CheapKeys.at(data, Store.CLOCK);
        try (Database database = new Database(data)) {
            database.open(
                    List.of(BoxRepository.MIGRATION),
                    () -> keys.signIn("王芳", ADMIN.toCharArray()).key());
            assertThat(AuditNote.of(database, Kind.EXPORT)).singleElement().satisfies(note -> {
                assertThat(note.operator()).isEqualTo("王芳");
                assertThat(note.action()).contains("批准：赵敏");
            });
            assertThat(AuditNote.of(database, Kind.REFUSED))
                    .singleElement()
                    .satisfies(note -> assertThat(note.action()).contains("赵敏"));
        }
    }
}
