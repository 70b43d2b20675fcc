package cn.baodi.command.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baodi.command.core.Progress;
import cn.baodi.command.data.CheckResult.Difference;
import cn.baodi.command.data.CheckResult.What;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCheckTest {
    @TempDir
    Path place;

    private Path folder;
    private Post post;

    @BeforeEach
    void open() {
        folder = place.resolve("data");
        post = new Post(folder);
        post.add("甲", 1);
        post.add("堼 𨟠", 2);
        post.change(1, 7);
        post.ledger.undo();
        post.ledger.redo();
        post.ledger.keep("draft", "半张卡");
        post.ledger.load("装入", Progress.none(), batch -> batch.add("sample", Sample.of("装入的", 9)));
        post.ledger.note(Kind.EXPORT, "导出 3 行");
        post.ledger.note(Kind.REVEAL, "看 1 号的电话", "sample", 1);
    }

    @AfterEach
    void close() {
        post.close();
    }

    private AuditResult check() {
        return post.ledger.checkAudit(Progress.none());
    }

    private List<Difference> differences() {
        return check().differences();
    }

    private static Difference differs(What what, long seq) {
        return new Difference(what, Long.toString(seq), 0, 0);
    }

    @Test
    void whatWasWrittenAndNotedIsAsTheJournalSays() {
        AuditResult result = check();
        assertThat(result.differences()).isEmpty();
        assertThat(result.entries()).isEqualTo(8);
    }

    @Test
    void anEntryThatWasChangedIsNamed() {
        post.corrupt("UPDATE audit_batch SET operator = '别人' WHERE seq = 2");
        post.corrupt("UPDATE audit_line SET new_image = '{\"amount\":8,\"version\":2}' WHERE batch = 3");
        assertThat(differences()).containsExactly(differs(What.AUDIT_CHANGED, 2), differs(What.AUDIT_CHANGED, 3));
    }

    @Test
    void anEntryThatWasTakenAwayOrPutInIsNamed() {
        post.corrupt("DELETE FROM audit_line WHERE batch = 4");
        post.corrupt("DELETE FROM audit_batch WHERE seq = 4");
        post.corrupt("INSERT INTO audit_batch(seq, at, operator, action, row_count, kind)"
                + " VALUES (99, TIMESTAMP '2020-02-09 08:00:00', '王芳', '没有做过的', 0, 'PRINT')");
        assertThat(differences()).containsExactly(differs(What.AUDIT_MISSING, 4), differs(What.AUDIT_ADDED, 99));
    }

    @Test
    void theLastEntriesTakenAwayAreMissed() {
        post.corrupt("DELETE FROM audit_line WHERE batch > 6");
        post.corrupt("DELETE FROM audit_batch WHERE seq > 6");
        assertThat(differences()).containsExactly(differs(What.AUDIT_MISSING, 7), differs(What.AUDIT_MISSING, 8));
    }

    @Test
    void officersWriteOnMeanwhile() {
        Rehearsal begun = post.ledger.still(post.database::rehearsal);
        post.add("后来", 1);
        assertThat(post.database.checkAudit(begun, Progress.none()).differences())
                .isEmpty();
    }

    @Test
    void damageInTheJournalIsFound() throws IOException {
        Path journal = folder.resolve(Opening.JOURNAL);
        byte[] bytes = Files.readAllBytes(journal);
        bytes[bytes.length / 2] ^= 1;
        Files.write(journal, bytes);
        assertThat(differences()).containsExactly(new Difference(What.JOURNAL, Opening.JOURNAL, 0, 0));
    }

    @Test
    void theNightlyCheckFindsItToo() {
        post.ledger.backUp("整点");
        post.corrupt("UPDATE audit_batch SET operator = '别人' WHERE seq = 2");
        post.ledger.backUp("整点"); // from which a recovery would take it
        assertThat(post.ledger.check("自检", Progress.none()).differences())
                .containsExactly(differs(What.AUDIT_CHANGED, 2));
    }

    @Test
    void theAuditGoesOnWhenTheRowsGoBackToABackup() {
        Backups.Backup backup = post.ledger.backUp("整点");
        post.add("乙", 3);
        post.change(2, 5);
        post.ledger.restore(backup, "恢复之前", "恢复到整点的备份");
        assertThat(post.all()).containsExactly("甲 7 4", "堼 𨟠 2 1", "装入的 9 1");
        assertThat(post.ledger.history("sample", 2))
                .extracting(Ledger.Change::action)
                .containsExactly("修改 2", "登记 堼 𨟠");
        assertThat(differences()).isEmpty();
        post.add("丙", 4); // whose number is not that of the row that went
        assertThat(post.samples.find(4)).isEmpty();
        assertThat(post.samples.find(5)).isPresent();

        Path crashed = Post.copy(folder, place.resolve("crashed"));
        try (Post again = new Post(crashed)) {
            assertThat(again.all()).hasSize(4);
            assertThat(again.ledger.checkAudit(Progress.none()).differences()).isEmpty();
        }
    }

    @Test
    void aFillTooLargeForTheJournalIsKnownByItsBase() {
        post.ledger.load("装入许多", 10, Progress.none(), batch -> {
            for (int i = 0; i < 55; i++) {
                batch.add("sample", Sample.of("名" + i, i));
            }
        });
        post.add("后来", 1);
        assertThat(differences()).isEmpty();
        post.corrupt("UPDATE audit_batch SET row_count = 54 WHERE action = '装入许多'");
        assertThat(differences()).containsExactly(differs(What.AUDIT_BEFORE, 9));
    }

    @Test
    void whereTheJournalWasBegunAnewTheAuditBeforeIsKnownByItsBase() throws IOException {
        post.close();
        Path journal = folder.resolve(Opening.JOURNAL);
        byte[] bytes = Files.readAllBytes(journal);
        bytes[bytes.length / 2] ^= 1;
        Files.write(journal, bytes);
        Files.write(journal, java.util.Arrays.copyOf(bytes, bytes.length - 20));
        post = new Post(folder);
        assertThat(post.findings()).contains("journal.laid.aside");
        post.add("后来", 1);
        assertThat(differences()).isEmpty();
        post.corrupt("UPDATE audit_batch SET operator = '别人' WHERE seq = 2");
        assertThat(differences()).containsExactly(differs(What.AUDIT_BEFORE, 8));
        post.corrupt("UPDATE audit_batch SET operator = '别人' WHERE seq = 9");
        assertThat(differences()).contains(differs(What.AUDIT_CHANGED, 9));
    }

    @Test
    void aHeadThatWasWrittenDownLiesOnTheChainWhileNothingIsCutOff() throws IOException {
        ChainHead early = post.database.chainHead();
        post.close();
        Path older = Post.copy(folder, place.resolve("older"));
        post = new Post(folder);
        post.add("乙", 3);
        ChainHead late = post.database.chainHead();
        assertThat(post.database.holds(early, Progress.none())).isTrue();
        assertThat(post.database.holds(late, Progress.none())).isTrue();
        assertThat(post.database.holds(new ChainHead(late.tx() - 1, late.code()), Progress.none()))
                .isFalse();
        try (Post again = new Post(older)) { // all of it put back as it was: nothing in the folder can tell
            again.add("别的", 3);
            assertThat(again.findings()).isEmpty();
            assertThat(again.database.holds(early, Progress.none())).isTrue();
            assertThat(again.database.holds(late, Progress.none())).isFalse();
        }
    }

    @Test
    void aHeadIsReadAsItIsTypedFromPaper() {
        ChainHead head = post.database.chainHead();
        String printed = head.toString();
        assertThat(printed).matches("\\d+-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}");
        String typed =
                head.code().toLowerCase(java.util.Locale.ROOT).replace('0', 'o').replace('1', 'l');
        assertThat(ChainHead.parse(" " + head.tx() + "-" + typed + " ")).contains(head);
        assertThat(ChainHead.parse("12-7K2M 9QXF 1A3B")).contains(new ChainHead(12, "7K2M-9QXF-1A3B"));
        for (String wrong : List.of("", "12", "12-7K2M", "7K2M-9QXF-1A3B", "12-7K2M-9QXF-1A3U")) {
            assertThat(ChainHead.parse(wrong)).as(wrong).isEmpty();
        }
    }

    @Test
    void itIsGivenUpAtOnce() {
        Progress leaving = new Progress() {
            @Override
            public void at(long done, long total) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThatThrownBy(() -> post.ledger.checkAudit(leaving)).isInstanceOf(CancellationException.class);
        assertThat(differences()).isEmpty();
    }
}
