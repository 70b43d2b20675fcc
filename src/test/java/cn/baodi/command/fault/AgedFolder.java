package cn.baodi.command.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * A data folder that has been in use: opened and closed twenty times, with writes, a backup and an undo. H2 keeps old
 * chunks of its file for 45 seconds and reuses their room after that; here it reuses it at once, as in a file that is
 * older.
 */
final class AgedFolder {
    private static final int OPENINGS = 20;

    private AgedFolder() {}

    static Path make(Path folder) {
        for (int i = 1; i <= OPENINGS; i++) {
            try (Office office = Office.open(folder)) {
                if (i == 1) {
                    office.database.read(handle -> handle.execute("SET RETENTION_TIME 0"));
                }
                office.write("old", i, 3);
                office.write("undone", 1, 2);
                office.ledger.undo();
                office.ledger.keep("draft", "半张卡 " + i);
                if (i == OPENINGS / 2) {
                    office.ledger.backUp("整点");
                }
            }
        }
        return folder;
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
