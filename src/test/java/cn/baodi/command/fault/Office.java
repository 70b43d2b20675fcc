package cn.baodi.command.fault;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Session;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.Ledger;
import cn.baodi.command.data.Searchable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** A data folder open for work that can be checked to the last byte. */
final class Office implements AutoCloseable {
    static final String TABLES = "cn/baodi/command/fault/V1__deed.sql";
    static final String NOTES = "cn/baodi/command/fault/V2__deed_note.sql";
    private static final Searchable SEARCH = new Searchable("deed", List.of("name"), List.of(), "D", false);
    /** Everything that is kept, in an order of its own. */
    private static final List<String> ALL = List.of(
            "SELECT id, writer, number, part, parts, name, content, checksum, version, retired, changed_at, changed_by FROM deed ORDER BY id",
            "SELECT * FROM share ORDER BY id",
            "SELECT * FROM setting ORDER BY name",
            "SELECT * FROM audit_batch ORDER BY seq",
            "SELECT * FROM audit_line ORDER BY batch, line",
            "SELECT * FROM search_term ORDER BY table_name, term, row_id");

    final Database database;
    final Ledger ledger;

    private Office(Path folder, Clock clock, List<String> migrations) {
        database = new Database(folder);
        ledger = new Ledger(database, clock, new Session("王芳"));
        ledger.searchable(List.of(SEARCH));
        database.open(migrations);
    }

    static Office open(Path folder) {
        return new Office(folder, Clock.systemDefaultZone(), List.of(TABLES));
    }

    static Office open(Path folder, Clock clock) {
        return new Office(folder, clock, List.of(TABLES));
    }

    /** As the next version of the program opens it. */
    static Office openNewer(Path folder) {
        return new Office(folder, Clock.systemDefaultZone(), List.of(TABLES, NOTES));
    }

    /** Writes the next deed of a writer, with so many rows in each of the two tables. */
    void write(String writer, long number, int parts, Progress progress) {
        ledger.write(writer + " " + number, progress, batch -> {
            for (int part = 1; part <= parts; part++) {
                Deed deed = Deed.of(writer, number, part, parts);
                long id = batch.add("deed", deed);
                batch.add("share", Deed.Share.of(id, deed.checksum()));
            }
        });
    }

    void write(String writer, long number, int parts) {
        write(writer, number, parts, Progress.none());
    }

    /** The keys of what is told to the officer after the opening. */
    List<String> told() {
        return database.findings().stream().map(Failure::key).toList();
    }

    /**
     * Checks everything: each row's checksum, each write whole in both tables, each writer's numbers without a hole,
     * each index as its table, the whole journal.
     *
     * @return each writer's last number
     * @throws AssertionError with what is wrong
     */
    Map<String, Long> check() {
        Map<String, Long> last = database.read(Office::lasts);
        List<String> apart = database.verify(Progress.none());
        if (!apart.isEmpty()) {
            throw new AssertionError("indexes apart from their tables: " + apart);
        }
        return last;
    }

    private static Map<String, Long> lasts(Handle handle) {
        Map<String, Long> last = new TreeMap<>();
        long[] left = new long[1];
        handle.createQuery("""
                        SELECT d.id, d.writer, d.number, d.part, d.parts, d.name, d.content, d.checksum, s.checksum AS shared
                        FROM deed d LEFT JOIN share s ON s.deed_id = d.id ORDER BY d.writer, d.number, d.part""")
                .map((row, context) -> {
                    String writer = row.getString("writer");
                    long number = row.getLong("number");
                    int part = row.getInt("part");
                    int parts = row.getInt("parts");
                    String sum = Deed.sum(writer, number, part, parts, row.getString("name"), row.getString("content"));
                    boolean next = left[0] == 0 && part == 1 && number == last.getOrDefault(writer, 0L) + 1;
                    boolean more = left[0] > 0 && part == parts - left[0] + 1 && number == last.get(writer);
                    if (!next && !more) {
                        throw new AssertionError("half a write, or one missing, before " + writer + " " + number);
                    }
                    if (!sum.equals(row.getString("checksum"))
                            || !Deed.sum(row.getLong("id"), sum).equals(row.getString("shared"))) {
                        throw new AssertionError("a row is not what was written: " + writer + " " + number);
                    }
                    last.put(writer, number);
                    left[0] = parts - part;
                    return part;
                })
                .forEach(part -> {});
        if (left[0] > 0) {
            throw new AssertionError("half a write at the end");
        }
        long deeds = count(handle, "SELECT COUNT(*) FROM deed");
        long shares = count(handle, "SELECT COUNT(*) FROM share");
        long found = count(handle, "SELECT COUNT(DISTINCT row_id) FROM search_term WHERE table_name = 'deed'");
        if (deeds != shares || deeds != found) {
            throw new AssertionError("deeds " + deeds + ", shares " + shares + ", found by search " + found);
        }
        return last;
    }

    private static long count(Handle handle, String sql) {
        return handle.createQuery(sql).mapTo(Long.class).one();
    }

    /** A hash of every row of every table, the audit's too. */
    String content() {
        return hash(ALL);
    }

    /** A hash of the rows without audit and search. */
    String rows() {
        return "rows " + hash(ALL.subList(0, 3));
    }

    /** A hash of what both versions of the table hold. */
    String deeds() {
        return hash(ALL.subList(0, 1));
    }

    /** How many rows have no note of the newer version. */
    long withoutNote() {
        return database.read(handle -> count(handle, "SELECT COUNT(*) FROM deed WHERE note <> 'n' || number"));
    }

    private String hash(List<String> queries) {
        return database.read(handle -> {
            MessageDigest digest = sha256();
            for (String sql : queries) {
                handle.createQuery(sql)
                        .map((row, context) -> {
                            StringBuilder line = new StringBuilder();
                            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                                line.append(row.getString(i)).append('\t');
                            }
                            return line.append('\n').toString();
                        })
                        .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
            }
            return HexFormat.of().formatHex(digest.digest());
        });
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
