package cn.baodi.command.data;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.SafeFile;
import cn.baodi.command.journal.Position;
import cn.baodi.command.vault.Seal;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a clean close leaves behind: the database file's SHA-256 and where the journal ended. It is taken away before
 * the first write, so a file without its mark was not closed and is not trusted; a file that is not as the mark says was
 * damaged or exchanged.
 */
record ClosingMark(long bytes, String hash, Position journal) {
    static final String NAME = "closed";
    private static final int LONGEST = 4096;
    private static final ObjectMapper JSON = new ObjectMapper();

    static Optional<ClosingMark> of(Path folder, Seal seal) {
        Path file = folder.resolve(NAME);
        try {
            if (!Files.exists(file) || Files.size(file) > LONGEST) {
                return Optional.empty();
            }
            return Optional.of(JSON.readValue(seal.open(Files.readAllBytes(file), NAME), ClosingMark.class));
        } catch (IOException | Failure e) {
            return Optional.empty(); // the file is then treated as one that was not closed
        }
    }

    /** Whether the database file is the one that was closed. */
    boolean fits(Path database) throws IOException {
        return Files.exists(database)
                && Files.size(database) == bytes
                && H2File.hash(database).equals(hash);
    }

    static void leave(Path folder, Seal seal, Path database, Position journal) {
        try {
            ClosingMark mark = new ClosingMark(Files.size(database), H2File.hash(database), journal);
            SafeFile.write(folder.resolve(NAME), seal.seal(JSON.writeValueAsBytes(mark), NAME));
        } catch (IOException e) {
            throw new Failure(e, "database.failed");
        }
    }

    static void remove(Path folder) throws IOException {
        if (Files.deleteIfExists(folder.resolve(NAME))) {
            SafeFile.forceFolder(folder.resolve(NAME)); // before the first write
        }
    }
}
