package cn.baodi.command.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baodi.command.core.Failure;
import cn.baodi.command.vault.DataKey;
import cn.baodi.command.vault.Keys;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that are offered as backups to do harm: each is refused by its name, none is opened as a database, nothing of
 * them is written anywhere, and the folder opens as if they were not there.
 */
class HostileBackupsTest {
    @TempDir
    Path place;

    private Path folder;
    private Path mark;
    private Path genuine;

    @BeforeEach
    void makeOne() {
        folder = place.resolve("post");
        mark = place.resolve("mark");
        System.setProperty(EvilTrigger.MARK, mark.toString());
        try (Post post = new Post(folder)) {
            post.add("甲", 1);
            genuine = post.ledger.backUp("整点").file();
            post.add("乙", 2);
        }
    }

    @AfterEach
    void forget() {
        System.clearProperty(EvilTrigger.MARK);
    }

    private DataKey key() {
        return Keys.at(folder, Clock.systemUTC()).openWithout();
    }

    /** The worst case: a database that runs code on being opened, written with the folder's own key. */
    private Path evilDatabase() throws Exception {
        Path made = Files.createDirectories(place.resolve("evil"));
        H2File file = new H2File(made, key());
        JdbcConnectionPool pool = file.open();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE sample(id BIGINT PRIMARY KEY)");
            statement.execute("CREATE TRIGGER evil BEFORE INSERT ON sample FOR EACH ROW CALL '"
                    + EvilTrigger.class.getName() + "'");
            statement.execute("CREATE ALIAS env FOR 'java.lang.System.getenv(java.lang.String)'");
        }
        file.close(pool);
        Files.deleteIfExists(mark);
        return file.path();
    }

    @Test
    void theEvilDatabaseWouldRunIfItWereOpened() throws Exception {
        evilDatabase();
        JdbcConnectionPool pool = new H2File(place.resolve("evil"), key()).openToRead();
        pool.getConnection().close();
        H2File.abandon(pool);

        assertThat(mark).exists();
    }

    private Map<String, byte[]> parts() throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(genuine.toFile())) {
            for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    parts.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        assertThat(parts).containsOnlyKeys("console.mv.db", "keys.json", "note");
        return parts;
    }

    private record Part(String name, byte[] content) {}

    /** Names may be anything here, and stand twice. */
    private Path zip(String name, List<Part> parts) throws IOException {
        Path file = place.resolve(name + ".zip");
        List<String> placeholders = new ArrayList<>();
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Part part : parts) {
                String written = part.name;
                for (int i = 0; placeholders.contains(written); i++) {
                    written = part.name.substring(0, part.name.length() - 1) + (char) ('0' + i);
                }
                placeholders.add(written);
                zip.putNextEntry(new ZipEntry(written));
                zip.write(part.content);
                zip.closeEntry();
            }
        }
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < parts.size(); i++) {
            replace(bytes, placeholders.get(i), parts.get(i).name);
        }
        return Files.write(file, bytes);
    }

    private static void replace(byte[] bytes, String written, String wanted) {
        byte[] from = written.getBytes(StandardCharsets.UTF_8);
        byte[] to = wanted.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; !written.equals(wanted) && i + from.length <= bytes.length; i++) {
            if (java.util.Arrays.equals(bytes, i, i + from.length, from, 0, from.length)) {
                System.arraycopy(to, 0, bytes, i, to.length);
            }
        }
    }

    private List<Path> all() throws Exception {
        List<Path> files = new ArrayList<>();
        Map<String, byte[]> parts = parts();
        Part database = new Part("console.mv.db", parts.get("console.mv.db"));
        Part keys = new Part("keys.json", parts.get("keys.json"));
        Part note = new Part("note", parts.get("note"));
        Part evil = new Part("console.mv.db", Files.readAllBytes(evilDatabase()));
        Part small = new Part("x", "evil".getBytes(StandardCharsets.UTF_8));
        byte[] zeros = new byte[8 << 20];

        files.add(place.resolve("evil/console.mv.db"));
        files.add(zip("evil-for-good", List.of(evil, keys, note)));
        files.add(zip("evil-alone", List.of(evil)));
        files.add(zip("evil-twice", List.of(database, evil, note)));
        files.add(zip("evil-first", List.of(evil, database, note)));
        files.add(zip("note-twice", List.of(database, note, note)));
        files.add(zip("no-note", List.of(database, keys)));
        files.add(zip("no-database", List.of(keys, note)));
        files.add(zip("bomb-note", List.of(database, new Part("note", zeros))));
        files.add(zip("bomb-database", List.of(new Part("console.mv.db", zeros), note)));
        files.add(zip("bomb-keys", List.of(database, new Part("keys.json", zeros), note)));
        files.add(zip("script", List.of(new Part("script.sql", SCRIPT.getBytes(StandardCharsets.UTF_8)))));
        int i = 0;
        for (String name : List.of(
                "../mark",
                "../../../../../../../../../../../tmp/evil-of-a-backup",
                "/tmp/evil-of-a-backup",
                "..\\..\\mark",
                "C:\\evil.txt",
                "note/../../mark",
                "console.mv.db/../../mark",
                "./note",
                "note/",
                "",
                "noteﬀ",
                "NOTE",
                "x\n\u001B[2Jy")) {
            files.add(zip("path-" + i++, List.of(database, note, new Part(name, small.content))));
        }
        List<Part> many = new ArrayList<>(List.of(database, note));
        for (int n = 0; n < 40_000; n++) {
            many.add(new Part("x" + n, new byte[0]));
        }
        files.add(zip("forty-thousand-names", List.of(database, note, keys, small)));
        files.add(zipQuickly("a-list-longer-than-memory", many));
        files.add(Files.writeString(place.resolve("evil.sql"), SCRIPT));
        files.add(Files.writeString(place.resolve("empty"), ""));
        files.add(Files.createDirectories(place.resolve("directory")));
        byte[] cut = Files.readAllBytes(genuine);
        files.add(Files.write(place.resolve("cut"), java.util.Arrays.copyOf(cut, cut.length / 2)));
        return files;
    }

    private Path zipQuickly(String name, List<Part> parts) throws IOException {
        Path file = place.resolve(name + ".zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Part part : parts) {
                zip.putNextEntry(new ZipEntry(part.name));
                zip.write(part.content);
                zip.closeEntry();
            }
        }
        return file;
    }

    private static final String SCRIPT = "CREATE ALIAS X AS 'void x() throws Exception { "
            + "Runtime.getRuntime().exec(\"touch mark\"); }';\nCALL X();\n"
            + "CALL FILE_WRITE('x', 'mark');\nSCRIPT TO 'mark';\nRUNSCRIPT FROM 'http://127.0.0.1:9/x';\n";

    @Test
    void areRefusedByNameNotOpenedAndNothingOfThemIsWritten() throws Exception {
        List<Path> hostile = all();
        try (Post post = new Post(folder)) {
            List<String> before = tree();
            for (Path file : hostile) {
                assertThatThrownBy(() -> post.database.backups().read(file))
                        .as("%s", file)
                        .isInstanceOfSatisfying(Failure.class, failure -> {
                            assertThat(failure.key()).isEqualTo("backup.damaged");
                            assertThat(failure.getMessage())
                                    .contains(file.getFileName().toString());
                        });
            }
            assertThat(tree()).isEqualTo(before);
            assertThat(post.all()).hasSize(2);
        }
        assertThat(mark).doesNotExist();
        assertThat(Path.of("/tmp/evil-of-a-backup")).doesNotExist();
    }

    /** They lie among the good ones, and everything that could be made anew has to be. */
    @Test
    void amongTheBackupsTheyAreNamedAndPassedOver() throws Exception {
        List<Path> names = new ArrayList<>();
        for (Path file : all()) {
            if (Files.isRegularFile(file)) {
                Path there = folder.resolve("backups/console-20990101-000000-" + names.size() + ".backup");
                Files.copy(file, there);
                names.add(there);
            }
        }
        Files.delete(folder.resolve("closed")); // as after a crash
        Files.copy(
                place.resolve("evil/console.mv.db"),
                folder.resolve("console.mv.db"),
                StandardCopyOption.REPLACE_EXISTING);
        try (Post post = new Post(folder)) {
            assertThat(post.all()).containsExactly("甲 1 1", "乙 2 1");
            assertThat(post.database.backups().list())
                    .extracting(Backups.Backup::file)
                    .contains(genuine);
            assertThat(post.database.backups().unusable()).containsExactlyInAnyOrderElementsOf(names);
            assertThat(post.database.backups().hideKey()).containsExactlyInAnyOrderElementsOf(names);
        }
        assertThat(mark).doesNotExist();
        assertThat(Path.of("/tmp/evil-of-a-backup")).doesNotExist();
    }

    @Test
    void anExchangedDatabaseIsMadeAnewAndNeverOpened() throws Exception {
        Files.copy(evilDatabase(), folder.resolve("console.mv.db"), StandardCopyOption.REPLACE_EXISTING);
        try (Post post = new Post(folder)) {
            assertThat(post.findings()).containsExactly("database.made.anew");
            assertThat(post.all()).containsExactly("甲 1 1", "乙 2 1");
        }
        assertThat(mark).doesNotExist();
    }

    @Test
    void whereOnlyHostileOnesAreLeftNothingIsOpened() throws Exception {
        Path evil = evilDatabase();
        Files.delete(folder.resolve("console.journal"));
        Files.copy(evil, folder.resolve("console.mv.db"), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(evil, genuine, StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> new Post(folder)).isInstanceOf(Failure.class);
        assertThat(mark).doesNotExist();
        assertThat(folder.resolve("console.mv.db")).hasSameBinaryContentAs(evil);
    }

    private List<String> tree() throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            return files.map(Path::toString).sorted().toList();
        }
    }
}
