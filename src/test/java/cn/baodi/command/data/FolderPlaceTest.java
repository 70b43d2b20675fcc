package cn.baodi.command.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baodi.command.core.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FolderPlaceTest {
    @TempDir
    Path place;

    private static List<String> keys(List<Failure> warnings) {
        return warnings.stream().map(Failure::key).toList();
    }

    private static List<String> warnings(String path, String store) {
        return keys(FolderPlace.warnings(Path.of(path), store, false, name -> null, file -> false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "9p", "davfs", "fuse.sshfs", "fuse.rclone"})
    void aNetworkDriveIsToldOf(String store) {
        assertThat(warnings("/srv/data", store)).containsExactly("folder.network");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ext4", "xfs", "btrfs", "NTFS", "exFAT", "apfs", "hfs", "tmpfs", "overlay", "fuseblk", "zfs"})
    void aDiskOfThisMachineIsNot(String store) {
        assertThat(warnings("/home/zhang/.local/share/baodi-console", store)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/home/zhang/OneDrive/console",
        "/home/zhang/OneDrive - 宝坻区/console",
        "/home/zhang/坚果云/指挥台",
        "/home/zhang/Nutstore Files/指挥台",
        "/home/zhang/Dropbox/console",
        "/home/zhang/Dropbox (Personal)/console",
        "/Users/zhang/Library/Mobile Documents/console",
        "/home/zhang/Google Drive/console",
        "/home/zhang/BaiduSyncdisk/console",
        "/home/zhang/百度网盘同步空间/console",
        "/home/zhang/WPS云盘/console",
        "/home/zhang/Nextcloud/console"
    })
    void aFolderThatGoesToACloudIsToldOf(String path) {
        assertThat(warnings(path, "ext4")).containsExactly("folder.synced");
    }

    @Test
    void aCloudIsKnownByItsMarksAndVariablesToo() {
        Path folder = Path.of("/home/zhang/文件/console");
        assertThat(keys(FolderPlace.warnings(
                        folder, "ext4", false, name -> null, Path.of("/home/zhang/文件/.stfolder")::equals)))
                .containsExactly("folder.synced");
        Map<String, String> environment = Map.of("OneDriveCommercial", "/home/zhang/文件");
        assertThat(keys(FolderPlace.warnings(folder, "ext4", true, environment::get, file -> false)))
                .containsExactly("folder.synced", "folder.open");
    }

    @Test
    void theFolderIsClosedToOthersAlsoWhereItWasOpen() throws IOException {
        Path folder = Files.createDirectory(place.resolve("open"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxr-x"));
        try (Post post = new Post(folder)) {
            post.ledger.backUp("整点");
            assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
            for (String within : List.of("backups", "tmp")) {
                assertThat(Files.getPosixFilePermissions(folder.resolve(within)))
                        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
            }
            assertThat(post.findings()).isEmpty();
        }
    }

    @Test
    void aLinkForTheFolderIsRefusedByName() throws IOException {
        Path real = Files.createDirectory(place.resolve("real"));
        Path link = Files.createSymbolicLink(place.resolve("link"), real);

        assertThatThrownBy(() -> new Post(link)).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.key()).isEqualTo("folder.link");
            assertThat(failure.getMessage()).contains(link.toString(), real.toString());
        });
        assertThat(real).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "console.mv.db",
                "console.journal",
                "console.lock",
                "keys.json",
                "closed",
                "preferences.json",
                "backups",
                "tmp",
                "logs",
                "rebuild"
            })
    void aLinkWithinItIsRefusedByNameAndNothingBehindItIsTouched(String name) throws IOException {
        Path folder = place.resolve("post");
        try (Post post = new Post(folder)) {
            post.add("甲", 1);
        }
        Path elsewhere = place.resolve("elsewhere");
        if (Files.exists(folder.resolve(name))) {
            Files.move(folder.resolve(name), elsewhere);
        } else {
            Files.writeString(elsewhere, "mine");
        }
        Files.createSymbolicLink(folder.resolve(name), elsewhere);
        byte[] before = Files.isRegularFile(elsewhere) ? Files.readAllBytes(elsewhere) : null;

        assertThatThrownBy(() -> new Post(folder)).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.key()).isEqualTo("folder.link");
            assertThat(failure.getMessage()).contains(name);
        });
        if (before != null) {
            assertThat(elsewhere).hasBinaryContent(before);
        }
    }

    @Test
    void whatACrashLeftInTheTemporaryFolderIsGoneAndWhatIsNewStaysUntilTheEnd() throws IOException {
        Path folder = place.resolve("post");
        Path temp = Files.createDirectories(folder.resolve("tmp/deep"));
        Path left = Files.writeString(temp.resolve("javaprint123.ps"), "姓名 电话");
        Files.setLastModifiedTime(left, FileTime.fromMillis(0));
        Files.setLastModifiedTime(temp, FileTime.fromMillis(0));
        Path fresh = Files.writeString(folder.resolve("tmp/font.ttf"), "字体");
        try (Post post = new Post(folder)) {
            assertThat(left).doesNotExist();
            assertThat(temp).doesNotExist();
            assertThat(fresh).exists();
            post.ledger.backUp("整点");
            assertThat(folder.resolve("tmp")).isDirectoryNotContaining(f -> !f.equals(fresh));
        }
        assertThat(folder.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void whatAKillLeftHalfWrittenBesideItsPlaceIsGone() throws IOException {
        Path folder = Files.createDirectories(place.resolve("post"));
        Path rest = Files.writeString(folder.resolve(".care.json.0a1b2c3d.part"), "{");
        Path own = Files.writeString(folder.resolve("导出.part"), "x");
        try (Post post = new Post(folder)) {
            assertThat(rest).doesNotExist();
            assertThat(own).exists();
        }
    }
}
