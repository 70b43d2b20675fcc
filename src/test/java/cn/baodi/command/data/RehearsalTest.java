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

class RehearsalTest {
    @TempDir
    Path place;

    private Path folder;
    private Post post;

    @BeforeEach
    void open() {
        folder = place.resolve("data");
        post = new Post(folder);
        for (int i = 0; i < 30; i++) {
            post.add("名" + i, i);
        }
        post.ledger.backUp("整点");
        post.change(3, 33);
        post.change(4, 44);
        post.ledger.undo();
        post.ledger.redo();
        post.ledger.write(
                "作废", batch -> batch.retire("sample", post.samples.find(5L).orElseThrow(), "重复"));
        post.ledger.keep("draft", "半张卡");
        post.ledger.load("装入", Progress.none(), batch -> batch.add("sample", Sample.of("装入的", 9)));
        post.ledger.note(Kind.EXPORT, "导出");
    }

    @AfterEach
    void close() {
        post.close();
    }

    private CheckResult check() {
        return post.ledger.check("自检", Progress.none());
    }

    @Test
    void soundDataRecoverToWhatTheyAre() {
        CheckResult result = check();
        assertThat(result.differences()).isEmpty();
        assertThat(result.replayed()).isEqualTo(9); // the note of the backup is the first
        assertThat(result.base()).startsWith("console-");
        assertThat(post.database.care().notes().check()).isEqualTo(result);
        assertThat(folder.resolve("tmp").resolve("rehearsal")).doesNotExist();
    }

    @Test
    void fromTheJournalAloneTheyRecoverToo() throws IOException {
        Folders.wipe(folder.resolve(Backups.FOLDER));
        CheckResult result = check();
        assertThat(result.differences()).isEmpty();
        assertThat(result.base()).isNull();
    }

    @Test
    void officersWriteOnMeanwhile() {
        Rehearsal begun = post.ledger.still(post.database::rehearsal);
        post.add("后来", 1);
        post.change(7, 77);
        assertThat(post.database.check(begun, Progress.none()).differences()).isEmpty();
        assertThat(check().differences()).isEmpty();
    }

    @Test
    void aRowThatChangedByItselfIsFound() {
        post.corrupt("UPDATE sample SET amount = amount + 1 WHERE id = 9");
        assertThat(check().differences()).containsExactly(new Difference(What.TABLE, "sample", 31, 31));
    }

    @Test
    void aRowThatVanishedIsFound() {
        post.corrupt("DELETE FROM search_term WHERE row_id = 9");
        post.corrupt("DELETE FROM sample WHERE id = 9");
        assertThat(check().differences())
                .contains(new Difference(What.TABLE, "sample", 30, 31))
                .hasSize(2);
    }

    @Test
    void damageInTheJournalIsFound() throws IOException {
        Path journal = folder.resolve(Opening.JOURNAL);
        byte[] bytes = Files.readAllBytes(journal);
        bytes[bytes.length / 2] ^= 1;
        Files.write(journal, bytes);
        assertThat(check().differences()).containsExactly(new Difference(What.JOURNAL, Opening.JOURNAL, 0, 0));
    }

    @Test
    void aDamagedBackupIsFoundAndTheRestStillRecovers() throws IOException {
        Path backup = post.database.backups().list().get(0).file();
        byte[] bytes = Files.readAllBytes(backup);
        bytes[bytes.length / 2] ^= 1;
        Files.write(backup, bytes);
        CheckResult result = check();
        assertThat(result.differences())
                .containsExactly(
                        new Difference(What.BACKUP, backup.getFileName().toString(), 0, 0));
        assertThat(result.replayed()).isGreaterThan(30);
    }

    @Test
    void whatWasFoundIsMendedByMakingTheDatabaseAnew() {
        List<String> before = post.all();
        post.corrupt("UPDATE sample SET amount = 12345 WHERE id = 9");
        post.ledger.makeAnew("重做数据库");
        assertThat(post.all()).isEqualTo(before);
        assertThat(check().differences()).isEmpty();
        assertThat(folder.resolve(Opening.DAMAGED)).isNotEmptyDirectory();
        post.add("后来", 1);
        assertThat(post.all()).hasSize(before.size() + 1);
    }

    @Test
    void itIsGivenUpAtOnceAndLeavesNothingBehind() {
        Progress leaving = new Progress() {
            private int asked;

            @Override
            public void at(long done, long total) {}

            @Override
            public boolean cancelled() {
                return ++asked > 20;
            }
        };
        assertThatThrownBy(() -> post.ledger.check("自检", leaving)).isInstanceOf(CancellationException.class);
        assertThat(folder.resolve("tmp").resolve("rehearsal")).doesNotExist();
        assertThat(post.database.care().notes().check()).isNull();
        post.add("后来", 1);
        assertThat(check().differences()).isEmpty();
    }

    @Test
    void aRestoreUnderItEndsItWithoutAVerdict() {
        Rehearsal begun = post.ledger.still(post.database::rehearsal);
        Progress restored = new Progress() {
            private boolean done;

            @Override
            public void at(long now, long total) {
                if (!done) {
                    done = true;
                    post.ledger.restore(post.database.backups().list().get(0), "恢复之前", "恢复");
                }
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
        assertThatThrownBy(() -> post.database.check(begun, restored)).isInstanceOf(CancellationException.class);
        assertThat(check().differences()).isEmpty();
    }
}
