package cn.baodi.command.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Progress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of an older version, opened by a newer one whose tables are different. */
class UpgradeTest {
    private static final List<String> NEWER = List.of(Post.MIGRATION, "cn/baodi/command/data/V2__sample.sql");
    private static final List<String> BROKEN = List.of(Post.MIGRATION, "cn/baodi/command/data/V3__broken.sql");

    @TempDir
    Path place;

    private Path folder;

    @BeforeEach
    void fill() {
        folder = place.resolve("data");
        try (Post older = new Post(folder)) {
            older.add("甲", 1);
            older.add("乙", 2);
            older.change(1, 7);
        }
    }

    private static Post open(Path folder, List<String> migrations) {
        return new Post(folder, new Post.Hand(), at -> Long.MAX_VALUE, migrations);
    }

    private static List<String> remarks(Post post) {
        return post.database.read(h -> h.createQuery("SELECT name || ' ' || remark FROM sample ORDER BY id")
                .mapTo(String.class)
                .list());
    }

    @Test
    void theRowsAreBroughtUpAfterABackupOfWhatTheyWere() {
        try (Post newer = open(folder, NEWER)) {
            assertThat(remarks(newer)).containsExactly("甲 旧 7", "乙 旧 2");
            assertThat(newer.ledger.history("sample", 1)).hasSize(2);
            assertThat(newer.database.backups().list())
                    .singleElement()
                    .satisfies(b -> assertThat(b.note().why()).isEqualTo("upgrade"));
            newer.change(2, 9);
            assertThat(newer.ledger.check("自检", Progress.none()).differences()).isEmpty();
        }
        assertThat(folder.resolve("rebuild")).doesNotExist();
    }

    @Test
    void aCrashAfterwardsRecoversAcrossTheUpgrade() throws Exception {
        Path crashed;
        try (Post newer = open(folder, NEWER)) {
            newer.add("丙", 3);
            crashed = Post.copy(folder, place.resolve("crashed"));
        }
        try (Post again = open(crashed, NEWER)) {
            assertThat(remarks(again)).containsExactly("甲 旧 7", "乙 旧 2", "丙 新");
        }
        Folders.wipe(folder.resolve(Backups.FOLDER));
        java.nio.file.Files.delete(folder.resolve(H2File.NAME));
        try (Post again = open(folder, NEWER)) {
            assertThat(remarks(again)).as("from the journal alone").containsExactly("甲 旧 7", "乙 旧 2", "丙 新");
        }
    }

    @Test
    void theBackupOfTheOlderVersionIsRestoredIntoTheNewer() {
        try (Post newer = open(folder, NEWER)) {
            newer.add("丙", 3);
            newer.ledger.restore(newer.database.backups().list().get(0), "恢复之前", "恢复");
            assertThat(remarks(newer)).containsExactly("甲 旧 7", "乙 旧 2");
        }
    }

    @Test
    void theOlderVersionThenRefusesInWords() {
        open(folder, NEWER).close();
        assertThatThrownBy(() -> new Post(folder))
                .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.key()).isEqualTo("folder.newer"));
        try (Post newer = open(folder, NEWER)) {
            assertThat(newer.all()).hasSize(2);
        }
    }

    @Test
    void anUpgradeThatFailsLeavesTheOlderDataAsTheyWere() {
        assertThatThrownBy(() -> open(folder, BROKEN)).isInstanceOf(Failure.class);
        try (Post older = new Post(folder)) {
            assertThat(older.all()).containsExactly("甲 7 2", "乙 2 1");
        }
    }
}
