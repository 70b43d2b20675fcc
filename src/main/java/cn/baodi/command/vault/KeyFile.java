package cn.baodi.command.vault;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.SafeFile;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** keys.json on the disk and once more beside it: written beside and moved over; where one is damaged the other stands. */
final class KeyFile {
    static final String NAME = "keys.json";
    private static final String PREVIOUS = NAME + ".previous";
    private static final int LONGEST = 1 << 20;
    private static final int KEY_LETTERS = 64;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Clock clock;
    private final List<Path> aside = new ArrayList<>();
    private boolean wasMissing;

    /** One account as it is kept. */
    record Stored(String name, List<Role> roles, boolean disabled, Slot slot) {
        boolean isWhole() {
            return name != null
                    && roles != null
                    && !roles.contains(null)
                    && slot != null
                    && slot.isWhole()
                    && slot.owner().equals(name);
        }
    }

    /**
     * What is in the file.
     *
     * @param plain the key in hex with a checksum where there are no accounts, else null
     * @param code signs the accounts
     */
    record Content(String plain, List<Stored> accounts, Slot recovery, String code) {
        static Content open(DataKey key) {
            String hex = HexFormat.of().formatHex(key.secret());
            return new Content(hex + "-" + sum(hex), null, null, null);
        }

        DataKey key() {
            return new DataKey(HexFormat.of().parseHex(plain.substring(0, KEY_LETTERS)));
        }

        private boolean isWhole() {
            if (plain != null) {
                return plain.matches("[0-9a-f]{64}-[0-9a-f]{8}")
                        && plain.endsWith(sum(plain.substring(0, KEY_LETTERS)));
            }
            return accounts != null
                    && !accounts.isEmpty()
                    && recovery != null
                    && recovery.isWhole()
                    && code != null
                    && accounts.stream().allMatch(a -> a != null && a.isWhole());
        }
    }

    KeyFile(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    Path path() {
        return folder.resolve(NAME);
    }

    private Path previous() {
        return folder.resolve(PREVIOUS);
    }

    /** Where the key in plain lies for the moment in which it is replaced. */
    private Path plain() {
        return folder.resolve(NAME + ".plain");
    }

    /** Eight hex digits that tell a typing error from another text. */
    static String sum(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What the file says, or the one before where it is damaged; null where there is none.
     *
     * @throws Failure when both are damaged
     */
    Content read() {
        if (!Files.exists(path()) && !Files.exists(previous())) {
            return null;
        }
        Optional<Content> found = read(path());
        if (found.isEmpty()) {
            found = read(previous());
            if (found.isEmpty()) {
                throw new Failure("keys.damaged", path());
            }
            // While the first account is being set up it is moved away for a moment.
            wasMissing = !Files.exists(path()) && !Files.exists(plain());
            layAside(path());
            put(path(), found.get());
        } else {
            Optional<Content> second = read(previous());
            if (second.isEmpty()) {
                layAside(previous());
            }
            if (!found.equals(second)) {
                put(previous(), found.get());
            }
        }
        try {
            shred(plain()); // left where the first account was being set up
        } catch (IOException e) {
            throw new Failure(e, "file.write", plain());
        }
        return found.get();
    }

    /** What the file says, if it can be read; nothing is mended. */
    Optional<Content> peek() {
        return read(path());
    }

    private static Optional<Content> read(Path file) {
        try {
            if (!Files.exists(file) || Files.size(file) > LONGEST) {
                return Optional.empty();
            }
            return parse(Files.readAllBytes(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static Optional<Content> parse(byte[] json) {
        try {
            Content content = JSON.readValue(json, Content.class);
            return content != null && content.isWhole() ? Optional.of(content) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void layAside(Path file) {
        try {
            DamagedFile.layAside(file, clock).ifPresent(aside::add);
        } catch (IOException e) {
            throw new Failure(e, "keys.damaged", file);
        }
    }

    /** Whether it was not there, and was written anew from the one beside it. */
    boolean wasMissing() {
        return wasMissing;
    }

    /** Where files that could not be read lie now. */
    List<Path> aside() {
        return List.copyOf(aside);
    }

    /**
     * Writes the file, and a second time beside it: where one of the two is damaged the other has the same.
     *
     * @param before what the file holds now, or null; it is kept beside until the file is written
     */
    void write(Content fresh, Content before) {
        if (before != null) {
            put(previous(), before);
        }
        put(path(), fresh);
        put(previous(), fresh);
    }

    /**
     * As {@link #write} where the file holds the key in plain: no copy of it stays beside, and where it lay on the disk
     * is written over, as far as the disk lets that be done. Broken off at any point, one of the two is there whole.
     */
    void protect(Content fresh) {
        try {
            shred(previous());
            put(previous(), fresh);
            Files.move(path(), plain(), StandardCopyOption.REPLACE_EXISTING);
            put(path(), fresh);
            shred(plain());
            shredRests();
            for (Path damaged : damaged()) {
                if (!Files.readString(damaged, StandardCharsets.ISO_8859_1).contains("\"accounts\" : [")) {
                    shred(damaged); // most of a key in plain may stand in it
                }
            }
        } catch (IOException e) {
            throw new Failure(e, "file.write", path());
        }
    }

    /** The key in plain may stand in what a kill left of this file. */
    private void shredRests() throws IOException {
        for (Path rest : SafeFile.rests(folder)) {
            if (isOf(rest)) {
                shred(rest);
            }
        }
    }

    /** Whether a rest is of this file. */
    static boolean isOf(Path rest) {
        return rest.getFileName().toString().startsWith("." + NAME);
    }

    private static void shred(Path file) throws IOException {
        if (Files.exists(file)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                overwrite(channel);
            }
            Files.delete(file);
        }
    }

    private static void overwrite(FileChannel channel) throws IOException {
        byte[] noise = new byte[(int) channel.size()];
        new SecureRandom().nextBytes(noise);
        ByteBuffer rest = ByteBuffer.wrap(noise);
        while (rest.hasRemaining()) {
            channel.write(rest, rest.position());
        }
        channel.force(true);
    }

    void destroy() {
        List<Path> all = new ArrayList<>(List.of(path(), previous(), plain()));
        try {
            all.addAll(damaged());
            for (Path file : all) {
                shred(file);
            }
            shredRests();
        } catch (IOException e) {
            throw new Failure(e, "file.write", path());
        }
    }

    private List<Path> damaged() throws IOException {
        return DamagedFile.all(folder, NAME);
    }

    private static void put(Path file, Content what) {
        try {
            SafeFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(what));
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        } catch (IOException e) {
            throw new Failure(e, "file.write", file);
        }
    }
}
