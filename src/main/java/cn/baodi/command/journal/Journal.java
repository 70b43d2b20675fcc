package cn.baodi.command.journal;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.FullDisk;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.SafeFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The journal (写入流水): every confirmed write of one data folder, encrypted, in one file that only grows. A write is
 * confirmed when its last frame is on the disk; from the journal and any backup the database can be made anew. Its
 * frames form a chain ({@link Frames}), so it is the audit's proof as well. One thread writes at a time.
 */
public final class Journal implements AutoCloseable {
    private static final byte[] MAGIC = {'B', 'D', 'J', 'L', 0, 0, 0, 1};
    private static final int ID = 16;
    private static final int HEADER = 8 + ID + Frames.CODE;
    private static final int NULL = -1;

    private final Path file;
    private final Frames frames;
    private final Medium medium;
    private final Witness witness;
    private byte[] start;
    private volatile Position end;
    private Position beforeLast;
    private boolean writing;
    private boolean broken;
    private Path brokenOff;

    private Journal(Path file, Frames frames, Medium medium, Witness witness) {
        this.file = file;
        this.frames = frames;
        this.medium = medium;
        this.witness = witness;
    }

    /**
     * Opens the journal or begins one. Only what follows {@code from} is read. What lies behind the last transaction
     * that verifies was never confirmed where it holds nothing of any other: a crash or a power cut broke that one off;
     * it is cut away after a copy of it was laid beside ({@link #brokenOff}). Anything else is damage. An end that went
     * missing whole is known by {@code from} or by the witness beside the journal.
     *
     * @param cipherKey 32 bytes
     * @param macKey 32 bytes
     * @param from the last end that is known, or null to read everything
     * @throws Failure {@code journal.damaged}, {@code journal.short} where it ends before {@code from},
     *     {@code journal.foreign} where it is another folder's
     */
    public static Journal open(Path file, byte[] cipherKey, byte[] macKey, Position from) {
        try {
            return open(file, cipherKey, macKey, from, Medium.of(file));
        } catch (IOException e) {
            throw failure(e);
        }
    }

    static Journal open(Path file, byte[] cipherKey, byte[] macKey, Position from, Medium medium) throws IOException {
        Frames frames = new Frames(cipherKey, macKey);
        Journal journal;
        try {
            journal = new Journal(file, frames, medium, new Witness(witness(file), frames));
        } catch (IOException e) {
            medium.close();
            throw e;
        }
        try {
            if (journal.isBegun()) {
                journal.start = journal.header();
                journal.follow(from);
            } else if (from == null && journal.witness.last().isEmpty()) {
                journal.begin();
            } else {
                throw new Failure("journal.short", file.getFileName());
            }
            return journal;
        } catch (IOException e) {
            journal.close();
            throw failure(e);
        } catch (RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    /**
     * Opens a damaged journal to read what verifies of it behind a known place: {@link #end} is the last transaction
     * before the damage. Nothing is cut off, and nothing can be written.
     *
     * @param from a place that the file {@link #holds(Path, Position) holds}
     * @throws Failure where not even its beginning can be read
     */
    public static Journal openReadable(Path file, byte[] cipherKey, byte[] macKey, Position from) {
        Frames frames = new Frames(cipherKey, macKey);
        try {
            Journal journal = new Journal(file, frames, Medium.of(file), new Witness(witness(file), frames));
            journal.broken = true;
            try {
                journal.start = journal.header();
                Scan scan = journal.new Scan(from, Files.size(file), null);
                scan.run();
                journal.end = scan.confirmed;
                return journal;
            } catch (IOException | RuntimeException e) {
                journal.close();
                throw e;
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private static Path witness(Path file) {
        return file.resolveSibling(file.getFileName() + ".end");
    }

    /** Deletes a journal that was never followed. */
    public static void discard(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(witness(file));
    }

    /**
     * Lays a journal aside and puts another in its place, which was closed.
     *
     * @param file need not be there
     */
    public static void replace(Path file, Path fresh, Path aside) throws IOException {
        if (Files.exists(file)) {
            Files.move(file, aside);
        }
        Files.deleteIfExists(witness(file));
        Files.deleteIfExists(witness(fresh));
        Files.move(fresh, file);
        SafeFile.forceFolder(file);
    }

    /** Whether more than the zeroes is there that a power cut in its first moment leaves. */
    private boolean isBegun() throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEADER);
        }
        return head.length == HEADER && !Arrays.equals(head, new byte[HEADER]);
    }

    /**
     * Whether {@code position} is a place in the file: the code that ends there is the one remembered. What lies before
     * is not read.
     */
    public static boolean holds(Path file, Position position) {
        long at = position.bytes() - Frames.CODE;
        try {
            if (at < HEADER - Frames.CODE || !Files.exists(file) || Files.size(file) < position.bytes()) {
                return false;
            }
            try (Bytes in = new Bytes(file, at, position.bytes())) {
                return hex(in.take(Frames.CODE)).equals(position.head());
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** As {@link #holds(Path, Position)}, of this journal. */
    public boolean holds(Position position) {
        return holds(file, position);
    }

    private void begin() throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        byte[] id = new byte[ID];
        new SecureRandom().nextBytes(id);
        start = frames.code(MAGIC, id);
        medium.cut(0);
        medium.write(ByteBuffer.allocate(HEADER).put(MAGIC).put(id).put(start).array(), 0);
        medium.force();
        end = first();
        witness.see(start, end);
        witness.force();
        SafeFile.forceFolder(file);
    }

    private byte[] header() throws IOException {
        try (Bytes in = new Bytes(file, 0, Files.size(file))) {
            byte[] magic = in.take(MAGIC.length);
            byte[] id = in.take(ID);
            byte[] code = in.take(Frames.CODE);
            if (code == null || !Arrays.equals(magic, MAGIC)) {
                throw new Failure("journal.damaged", file.getFileName());
            }
            if (!MessageDigest.isEqual(code, frames.code(MAGIC, id))) {
                throw new Failure("journal.foreign", file.getFileName());
            }
            return code;
        }
    }

    private Position first() {
        return new Position(0, HEADER, hex(start));
    }

    private void follow(Position from) throws IOException {
        long size = Files.size(file);
        if (from != null && from.bytes() > size) {
            throw new Failure("journal.short", file.getFileName());
        }
        if (from != null && !holds(from)) {
            throw new Failure("journal.damaged", file.getFileName());
        }
        Scan scan = new Scan(from == null ? first() : from, size, null);
        scan.run();
        end = scan.confirmed;
        if (new Tail(file, frames, end.bytes(), size).holdsOther(end.tx() + 1)) {
            throw new Failure("journal.damaged", file.getFileName());
        }
        if (witness.last().filter(this::isMissing).isPresent()) {
            throw new Failure("journal.short", file.getFileName());
        }
        if (end.bytes() < size) {
            layBeside(end.bytes(), size);
            medium.cut(end.bytes());
        }
        witness.see(start, end);
    }

    private boolean isMissing(Witness.Seen seen) {
        return !MessageDigest.isEqual(seen.start(), start)
                || seen.end().tx() > end.tx()
                || seen.end().tx() == end.tx() && !seen.end().equals(end);
    }

    private void layBeside(long from, long to) throws IOException {
        brokenOff = file.resolveSibling(file.getFileName() + ".cut");
        try (Bytes in = new Bytes(file, from, to)) {
            Files.write(brokenOff, in.take((int) Math.min(to - from, Frames.LONGEST)));
        }
    }

    /** Where the rest of a write lies that was broken off before it was confirmed; empty where none was. */
    public Optional<Path> brokenOff() {
        return Optional.ofNullable(brokenOff);
    }

    /** Where the last confirmed transaction ended. */
    public Position end() {
        return end;
    }

    /**
     * Begins the next transaction; the one before is over.
     *
     * @throws Failure when an earlier failure could not be cleared away; the folder must be opened anew
     */
    public Writing begin(String kind, LocalDateTime at, String operator, String action, Long undoes) {
        if (writing || broken) {
            throw new Failure("journal.closed");
        }
        writing = true;
        return new Writing(new Entry(end.tx() + 1, kind, at, operator, action, undoes));
    }

    /**
     * Takes the last transaction off again, because the database then refused it.
     *
     * @throws Failure when it may be there all the same; nothing more is written then
     */
    public void takeBack() {
        if (beforeLast == null) {
            throw new IllegalStateException("nothing to take back");
        }
        try {
            witness.see(start, beforeLast); // first: it must never be ahead of the journal
            witness.force();
        } catch (IOException e) {
            broken = true;
            throw failure(e);
        }
        cutBackTo(beforeLast);
        beforeLast = null;
    }

    /** Whether a transaction is under way. */
    public boolean isWriting() {
        return writing;
    }

    /** Whether a failure could not be cleared away; the journal must be opened anew then. */
    public boolean isBroken() {
        return broken;
    }

    private void cutBackTo(Position position) {
        try {
            medium.cut(position.bytes());
            end = position;
        } catch (IOException e) {
            broken = true;
            throw failure(e);
        }
    }

    /** Reads what follows {@code from} (null: everything), verifying it. */
    public void read(Position from, Reader reader) {
        read(from, end, reader);
    }

    /**
     * Reads what follows {@code from} (null: everything) up to {@code to}, verifying it. Writes may go on meanwhile.
     *
     * @param to an earlier {@link #end()}, whose transaction can no longer be taken back
     * @throws Failure {@code journal.damaged} where the two ends are not joined by what lies between
     */
    public void read(Position from, Position to, Reader reader) {
        try {
            Scan scan = new Scan(from == null ? first() : from, to.bytes(), reader);
            scan.run();
            if (!scan.confirmed.equals(to)) {
                throw new Failure("journal.damaged", file.getFileName());
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Verifies the whole file as it is now; writes may go on meanwhile. */
    public Position verify(Progress progress) {
        return verify(end, progress);
    }

    /** As {@link #verify(Progress)}, up to an earlier end. */
    public Position verify(Position to, Progress progress) {
        read(null, to, new Reader() {
            @Override
            public void entry(Entry entry) {
                progress.check();
            }

            @Override
            public void line(Line line) {}

            @Override
            public void end(Position position) {
                progress.at(position.bytes(), to.bytes());
            }
        });
        return to;
    }

    /** Where transaction {@code tx} ended; empty where there is none such. */
    public Optional<Position> positionOf(long tx) {
        if (tx == 0) {
            return Optional.of(first());
        }
        Position[] found = new Position[1];
        read(null, new Reader() {
            @Override
            public void entry(Entry entry) {}

            @Override
            public void line(Line line) {}

            @Override
            public void end(Position position) {
                if (position.tx() == tx) {
                    found[0] = position;
                }
            }
        });
        return Optional.ofNullable(found[0]);
    }

    @Override
    public void close() {
        try (witness) {
            medium.close();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private static Failure failure(IOException e) {
        return new Failure(e, FullDisk.isBehind(e) ? "disk.full" : "journal.failed");
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** One transaction while it is written. Closed without {@link #commit}, it leaves nothing. */
    public final class Writing implements AutoCloseable {
        private final Entry entry;
        private final ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        private final DataOutputStream out = new DataOutputStream(chunk);
        private byte[] code = HexFormat.of().parseHex(end.head());
        private long at = end.bytes();
        private int number;
        private boolean over;

        private Writing(Entry entry) {
            this.entry = entry;
            try {
                text(entry.kind());
                text(entry.at().toString());
                text(entry.operator());
                text(entry.action());
                text(entry.undoes() == null ? null : entry.undoes().toString());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        public long tx() {
            return entry.tx();
        }

        /** @throws Failure when the disk is full; the transaction can then only be closed */
        public void line(Line line) {
            try {
                text(line.table());
                out.writeLong(line.id());
                text(line.before());
                text(line.after());
                if (chunk.size() >= Frames.CHUNK) {
                    send(false);
                }
            } catch (IOException e) {
                throw failure(e);
            }
        }

        private void text(String text) throws IOException {
            if (text == null) {
                out.writeInt(NULL);
                return;
            }
            out.writeInt(text.length());
            byte[] bytes = new byte[2 * text.length()]; // and not as UTF-16, which knows no half of a pair
            for (int i = 0; i < text.length(); i++) {
                bytes[2 * i] = (byte) (text.charAt(i) >> 8);
                bytes[2 * i + 1] = (byte) text.charAt(i);
            }
            out.write(bytes);
        }

        private void send(boolean last) throws IOException {
            byte[] frame = frames.write(entry.tx(), number++, last, chunk.toByteArray(), code);
            medium.write(frame, at);
            at += frame.length;
            code = Arrays.copyOfRange(frame, frame.length - Frames.CODE, frame.length);
            chunk.reset();
        }

        /**
         * Forces the transaction to the disk; it is confirmed then.
         *
         * @throws Failure when it cannot be; nothing of it stays
         */
        public Position commit() {
            try {
                send(true);
                medium.force();
            } catch (IOException e) {
                throw failure(e);
            }
            over = true;
            writing = false;
            beforeLast = end;
            end = new Position(entry.tx(), at, hex(code));
            try {
                witness.see(start, end);
            } catch (IOException e) {
                // The write is confirmed; a witness that lags behind does no harm.
            }
            return end;
        }

        @Override
        public void close() {
            if (over) {
                return;
            }
            over = true;
            writing = false;
            if (number > 0 || at > end.bytes()) {
                cutBackTo(end);
            }
        }
    }

    /** Reads frames from a known position to the end of what verifies. */
    private final class Scan {
        private final Reader reader;
        private final long size;
        private Position confirmed;
        private byte[] code;
        private long at;

        Scan(Position from, long size, Reader reader) {
            this.reader = reader;
            this.size = size;
            confirmed = from;
            code = HexFormat.of().parseHex(from.head());
            at = from.bytes();
        }

        void run() throws IOException {
            try (Bytes in = new Bytes(file, at, size)) {
                int number = 0;
                Frames.Frame frame = frames.read(in, code);
                while (frame != null && frame.tx() == confirmed.tx() + 1 && frame.number() == number) {
                    if (reader != null) {
                        tell(frame);
                    }
                    at += frame.bytes();
                    code = frame.code();
                    number++;
                    if (frame.last()) {
                        confirmed = new Position(frame.tx(), at, hex(code));
                        number = 0;
                        if (reader != null) {
                            reader.end(confirmed);
                        }
                    }
                    frame = frames.read(in, code);
                }
            }
        }

        private void tell(Frames.Frame frame) throws IOException {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(frame.plain()));
            try {
                if (frame.number() == 0) {
                    reader.entry(entry(frame.tx(), in));
                }
                while (in.available() > 0) {
                    reader.line(new Line(text(in), in.readLong(), text(in), text(in)));
                }
            } catch (EOFException e) {
                throw new Failure(e, "journal.damaged", file.getFileName());
            }
        }

        private Entry entry(long tx, DataInputStream in) throws IOException {
            try {
                String kind = text(in);
                LocalDateTime time = LocalDateTime.parse(text(in));
                String operator = text(in);
                String action = text(in);
                String undoes = text(in);
                return new Entry(tx, kind, time, operator, action, undoes == null ? null : Long.valueOf(undoes));
            } catch (DateTimeException | NumberFormatException | NullPointerException e) {
                throw new Failure(e, "journal.damaged", file.getFileName());
            }
        }

        private String text(DataInputStream in) throws IOException {
            int length = in.readInt();
            if (length == NULL) {
                return null;
            }
            if (length < 0 || length > in.available() / 2) {
                throw new EOFException();
            }
            char[] text = new char[length];
            for (int i = 0; i < length; i++) {
                text[i] = in.readChar();
            }
            return new String(text);
        }
    }
}
