package cn.baodi.command.data;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.SafeFile;
import cn.baodi.command.vault.DataKey;
import cn.baodi.command.vault.Seal;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Keeps the {@link CareNotes} of one data folder, sealed under its key. Safe to use from several threads. */
public final class CareFile {
    /** Folder of the plain copies, and how their names begin. */
    public static final String PLAIN = "plain";
    /** Folder of the papers about what was destroyed; nothing about people is in them. */
    public static final String RECORDS = "records";

    static final String NAME = "care";
    private static final int LONGEST = 1 << 20;
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private final Path file;
    private final Seal seal;
    private final Path aside;
    private volatile CareNotes notes;

    /** Reads the notes; a file that does not open is laid aside and never written over. */
    CareFile(Path folder, DataKey key) {
        file = folder.resolve(NAME);
        seal = new Seal(key, NAME);
        CareNotes read = null;
        Path laid = null;
        if (Files.exists(file)) {
            try {
                if (Files.size(file) > LONGEST) {
                    throw new Failure("seal.broken");
                }
                read = JSON.readValue(seal.open(Files.readAllBytes(file), NAME), CareNotes.class);
            } catch (IOException | Failure e) {
                laid = layAside();
            }
        }
        aside = laid;
        notes = read == null ? CareNotes.NONE : read;
    }

    private Path layAside() {
        Path free = Folders.free(file.resolveSibling(NAME + ".damaged"));
        try {
            return Files.move(file, free, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Failure(e, "file.write", file);
        }
    }

    /** Where a file that did not open lies now. */
    Optional<Path> aside() {
        return Optional.ofNullable(aside);
    }

    public CareNotes notes() {
        return notes;
    }

    /** @throws Failure when they cannot be written; they are as before then */
    public synchronized void change(UnaryOperator<CareNotes> change) {
        CareNotes changed = change.apply(notes);
        if (changed.equals(notes)) {
            return;
        }
        try {
            SafeFile.write(file, seal.seal(JSON.writeValueAsBytes(changed), NAME));
        } catch (IOException e) {
            throw new Failure(e, "file.write", file);
        }
        notes = changed;
    }
}
