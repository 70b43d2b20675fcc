package cn.baodi.command.fault;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Progress;
import cn.baodi.command.data.ChainHead;
import cn.baodi.command.data.Kind;
import cn.baodi.command.journal.Entry;
import cn.baodi.command.journal.Journal;
import cn.baodi.command.journal.Line;
import cn.baodi.command.journal.Position;
import cn.baodi.command.journal.Reader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody who has the key and the folder changes what the audit says. In the journal and in the tables that is found
 * by the check; what leaves a whole chain behind, a cut end and an older file put back, is found against a head that was
 * printed.
 */
@Tag("faults")
class TamperingTest {
    private static final int HEADER = 8 + 16 + 32;
    private static final int FRAME = 4 + 8 + 4 + 1 + 12;
    private static final int CODE = 32;
    private static final int WRITES = 40;

    @TempDir
    Path place;

    private final Random random = new Random(20200209);

    /** What is done to the journal's file. */
    private enum Deed {
        EDIT,
        DELETE,
        SWAP,
        INSERT,
        CUT,
        OLDER
    }

    @Test
    void ofTheJournalIsFound() throws IOException {
        Path file = place.resolve("journal");
        byte[] cipher = new byte[32];
        byte[] code = new byte[32];
        random.nextBytes(cipher);
        random.nextBytes(code);
        List<byte[]> older = new ArrayList<>();
        ChainHead printed;
        try (Journal journal = Journal.open(file, cipher, code, null)) {
            for (int i = 0; i < WRITES; i++) {
                older.add(Files.readAllBytes(file));
                write(journal, i);
            }
            printed = ChainHead.of(journal.end());
        }
        byte[] whole = Files.readAllBytes(file);
        List<byte[]> frames = frames(whole);
        int rounds = Rounds.of("tamper.journal", 420, 4200);
        Map<Deed, Integer> byCheck = new EnumMap<>(Deed.class);
        Map<Deed, Integer> byHead = new EnumMap<>(Deed.class);
        for (int round = 0; round < rounds; round++) {
            Deed deed = Deed.values()[round % Deed.values().length];
            byte[] forged = deed == Deed.OLDER ? older.get(random.nextInt(older.size())) : forged(whole, frames, deed);
            Files.write(file, forged);
            Files.deleteIfExists(place.resolve("journal.end")); // whoever cuts the journal takes its witness too
            boolean found;
            try (Journal journal = Journal.open(file, cipher, code, null)) {
                found = journal.brokenOff().isPresent();
                if (!found) {
                    assertThat(heads(journal)).as("%s in round %d", deed, round).doesNotContain(printed);
                    byHead.merge(deed, 1, Integer::sum);
                }
            } catch (Failure e) {
                assertThat(e.key()).startsWith("journal.");
                found = true;
            }
            if (found) {
                byCheck.merge(deed, 1, Integer::sum);
            }
        }
        Rounds.tell(
                "journal tampered with %d times, all found: by itself %s, against a head %s", rounds, byCheck, byHead);
        for (Deed whatBreaksTheChain : List.of(Deed.EDIT, Deed.SWAP, Deed.INSERT)) {
            assertThat(byHead).doesNotContainKey(whatBreaksTheChain);
        }
    }

    private static void write(Journal journal, int i) {
        try (Journal.Writing writing =
                journal.begin("WRITE", LocalDateTime.of(2020, 2, 9, 8, 0).plusMinutes(i), "王芳", "登记 " + i, null)) {
            writing.line(new Line("sample", i, null, "{\"name\":\"堼" + i + "\"}"));
            writing.commit();
        }
    }

    private static List<ChainHead> heads(Journal journal) {
        List<ChainHead> heads = new ArrayList<>();
        journal.read(null, new Reader() {
            @Override
            public void entry(Entry entry) {}

            @Override
            public void line(Line line) {}

            @Override
            public void end(Position position) {
                heads.add(ChainHead.of(position));
            }
        });
        return heads;
    }

    private static List<byte[]> frames(byte[] journal) {
        List<byte[]> frames = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(journal).position(HEADER);
        while (bytes.hasRemaining()) {
            byte[] frame = new byte[FRAME + bytes.getInt(bytes.position()) + CODE];
            bytes.get(frame);
            frames.add(frame);
        }
        return frames;
    }

    private byte[] forged(byte[] whole, List<byte[]> frames, Deed deed) {
        List<byte[]> left = new ArrayList<>(frames);
        int at = random.nextInt(frames.size());
        switch (deed) {
            case EDIT -> {
                byte[] edited = left.get(at).clone();
                // Not the length of the last frame: what then looks broken off is a cut end.
                int from = at == frames.size() - 1 ? Integer.BYTES : 0;
                edited[from + random.nextInt(edited.length - from)] ^= (byte) (1 << random.nextInt(8));
                left.set(at, edited);
            }
            case DELETE -> left.remove(at);
            case SWAP -> Collections.swap(left, at, (at + 1 + random.nextInt(frames.size() - 1)) % frames.size());
            case INSERT -> left.add(random.nextInt(frames.size() + 1), frames.get(at));
            case CUT -> left.subList(at, left.size()).clear();
            default -> throw new IllegalArgumentException(deed.name());
        }
        ByteArrayOutputStream forged = new ByteArrayOutputStream();
        forged.write(whole, 0, HEADER);
        left.forEach(forged::writeBytes);
        return forged.toByteArray();
    }

    /** One thing that is done to the audit's tables alone, at entry {@code %1$d}, and another entry {@code %2$d}. */
    private static final List<String[]> IN_TABLES = List.of(
            new String[] {"UPDATE audit_batch SET operator = operator || '某' WHERE seq = %1$d"},
            new String[] {"UPDATE audit_batch SET action = action || '？' WHERE seq = %1$d"},
            new String[] {"UPDATE audit_batch SET at = DATEADD(MINUTE, 1, at) WHERE seq = %1$d"},
            new String[] {
                "UPDATE audit_batch SET kind = CASE kind WHEN 'WRITE' THEN 'PRINT' ELSE 'WRITE' END WHERE seq = %1$d"
            },
            new String[] {"UPDATE audit_batch SET row_count = row_count + 1 WHERE seq = %1$d"},
            new String[] {"UPDATE audit_batch SET undoes = COALESCE(undoes, 0) + 1 WHERE seq = %1$d"},
            new String[] {"UPDATE audit_line SET new_image = COALESCE(new_image, '') || ' ' WHERE batch = %1$d"},
            new String[] {"UPDATE audit_line SET old_image = COALESCE(old_image, '{}') || ' ' WHERE batch = %1$d"},
            new String[] {"UPDATE audit_line SET row_id = row_id + 1 WHERE batch = %1$d"},
            new String[] {"UPDATE audit_line SET table_name = 'share' WHERE batch = %1$d AND table_name = 'deed'"},
            new String[] {"DELETE FROM audit_line WHERE batch = %1$d AND line = 1"},
            new String[] {"DELETE FROM audit_line WHERE batch = %1$d", "DELETE FROM audit_batch WHERE seq = %1$d"},
            new String[] {"DELETE FROM audit_line WHERE batch >= %1$d", "DELETE FROM audit_batch WHERE seq >= %1$d"},
            new String[] {"INSERT INTO audit_line VALUES (%1$d, 99, 'deed', 1, NULL, '{}')"},
            new String[] {
                "INSERT INTO audit_batch(seq, at, operator, action, row_count, kind) SELECT MAX(seq) + 1, MAX(at), '王芳', '没有做过', 0, 'PRINT' FROM audit_batch"
            },
            // Two entries change places.
            new String[] {
                "UPDATE audit_line SET batch = CASE batch WHEN %1$d THEN %2$d ELSE %1$d END, line = line + 1000 WHERE batch IN (%1$d, %2$d)",
                "UPDATE audit_line SET line = line - 1000 WHERE line > 1000"
            });

    @Test
    void ofTheTablesAloneIsFound() {
        try (Office office = Office.open(place.resolve("data"))) {
            for (int i = 1; i <= WRITES; i++) {
                office.write("甲", i, 1 + i % 3);
            }
            office.ledger.undo();
            office.ledger.note(Kind.EXPORT, "导出");
            int all = WRITES + 2;
            assertThat(isFound(office)).isFalse();
            for (String table : List.of("batch", "line")) {
                change(office, "CREATE TABLE kept_" + table + " AS SELECT * FROM audit_" + table);
            }
            int rounds = Rounds.of("tamper.tables", 180, 1800);
            for (int round = 0; round < rounds; round++) {
                String[] deed = IN_TABLES.get(round % IN_TABLES.size());
                int at = 1 + random.nextInt(WRITES); // each of them has rows
                int other = 1 + (at + random.nextInt(WRITES - 1)) % WRITES;
                for (String sql : deed) {
                    change(office, String.format(sql, at, other));
                }
                assertThat(isFound(office))
                        .as("%s at %d of %d", deed[0], at, all)
                        .isTrue();
                change(office, "DELETE FROM audit_line");
                change(office, "DELETE FROM audit_batch");
                change(office, "INSERT INTO audit_batch SELECT * FROM kept_batch");
                change(office, "INSERT INTO audit_line SELECT * FROM kept_line");
            }
            assertThat(isFound(office)).isFalse();
            Rounds.tell("audit's tables tampered with %d times, all found", rounds);
        }
    }

    private static void change(Office office, String sql) {
        office.database.read(handle -> handle.execute(sql));
    }

    private static boolean isFound(Office office) {
        return !office.ledger.checkAudit(Progress.none()).differences().isEmpty();
    }
}
