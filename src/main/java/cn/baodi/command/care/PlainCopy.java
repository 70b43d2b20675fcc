package cn.baodi.command.care;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.FullDisk;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.SafeFile;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.CareFile;
import cn.baodi.command.data.Register;
import cn.baodi.command.exchange.WholeRegister;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import net.lingala.zip4j.ZipFile;
import net.lingala.zip4j.exception.ZipException;
import net.lingala.zip4j.io.outputstream.ZipOutputStream;
import net.lingala.zip4j.model.FileHeader;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.AesKeyStrength;
import net.lingala.zip4j.model.enums.CompressionLevel;
import net.lingala.zip4j.model.enums.EncryptionMethod;

/**
 * The copy of last resort (明文副本): every register as CSV in a zip that common tools open with its passphrase, should
 * there be no console any more. The rows go through the cipher on their way to the disk: nothing readable lies there.
 */
final class PlainCopy {
    static final int KEPT = 14;
    private static final String PREFIX = CareFile.PLAIN + "-";
    private static final String SUFFIX = ".zip";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private final List<Register<?>> registers;
    private final Texts texts;

    PlainCopy(List<Register<?>> registers, Texts texts) {
        this.registers = registers;
        this.texts = texts;
    }

    /**
     * A copy that was written and read again.
     *
     * @param hash SHA-256 of the file as hex
     */
    record Written(Path file, long rows, String hash) {}

    /**
     * Writes a copy, reads it again with its passphrase, and deletes those before the last {@link #KEPT}.
     *
     * @throws Failure when it could not be written whole; there is no such copy then
     * @throws CancellationException when cancelled
     */
    Written write(Path folder, LocalDateTime at, char[] passphrase, Progress progress) {
        Path file = folder.resolve(PREFIX + STAMP.format(at) + SUFFIX);
        Path part = folder.resolve("." + file.getFileName() + ".part");
        try {
            Files.createDirectories(folder);
            Map<String, Long> sizes = new HashMap<>();
            long rows = pack(part, at, passphrase, sizes, progress);
            readAgain(part, passphrase, sizes, progress);
            String hash = hash(part);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            SafeFile.forceFolder(file);
            thin(folder);
            return new Written(file, rows, hash);
        } catch (IOException e) {
            throw failed(e);
        } finally {
            deleteQuietly(part);
        }
    }

    private static Failure failed(Exception e) {
        return new Failure(e, FullDisk.isBehind(e) ? "disk.full" : "plain.failed");
    }

    private long pack(Path part, LocalDateTime at, char[] passphrase, Map<String, Long> sizes, Progress progress)
            throws IOException {
        Files.deleteIfExists(part);
        long rows = 0;
        try (OutputStream file = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW);
                ZipOutputStream zip = new ZipOutputStream(file, passphrase, StandardCharsets.UTF_8)) {
            entry(zip, texts.get("plain.readme"), sizes, out -> {
                out.write(texts.get("plain.readme.text", at.toString().replace('T', ' '))
                        .getBytes(StandardCharsets.UTF_8));
                return 0;
            });
            int done = 0;
            for (Register<?> register : registers) {
                String title = register.sheet().title();
                rows += entry(zip, title + ".csv", sizes, out -> whole(register, false, out, progress));
                if (retired(register)) {
                    rows += entry(
                            zip, texts.get("plain.retired", title), sizes, out -> whole(register, true, out, progress));
                }
                done++;
                progress.at(done, registers.size());
            }
        }
        try (var channel = java.nio.channels.FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return rows;
    }

    private static <T extends Row> long whole(
            Register<T> register, boolean retired, OutputStream out, Progress progress) {
        return WholeRegister.write(register, retired, out, progress);
    }

    private static <T extends Row> boolean retired(Register<T> register) {
        return register.repository().total(true) > register.repository().total(false);
    }

    private interface Content {
        /** @return how many rows it wrote */
        long to(OutputStream out) throws IOException;
    }

    private static long entry(ZipOutputStream zip, String name, Map<String, Long> sizes, Content content)
            throws IOException {
        ZipParameters parameters = new ZipParameters();
        parameters.setFileNameInZip(name);
        parameters.setCompressionLevel(CompressionLevel.FAST);
        parameters.setEncryptFiles(true);
        parameters.setEncryptionMethod(EncryptionMethod.AES);
        parameters.setAesKeyStrength(AesKeyStrength.KEY_STRENGTH_256);
        zip.putNextEntry(parameters);
        long[] size = {0};
        long rows = content.to(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                zip.write(b);
                size[0]++;
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                zip.write(bytes, offset, length);
                size[0] += length;
            }
        });
        zip.closeEntry();
        sizes.put(name, size[0]);
        return rows;
    }

    private static String hash(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As somebody else's tool would: with nothing but the file and its passphrase. */
    private static void readAgain(Path part, char[] passphrase, Map<String, Long> sizes, Progress progress)
            throws IOException {
        try (ZipFile zip = new ZipFile(part.toFile(), passphrase)) {
            List<FileHeader> entries = zip.getFileHeaders();
            boolean all = entries.size() == sizes.size();
            for (FileHeader entry : entries) {
                try (InputStream in = zip.getInputStream(entry)) {
                    progress.check();
                    all &= Long.valueOf(in.transferTo(OutputStream.nullOutputStream()))
                            .equals(sizes.get(entry.getFileName()));
                }
            }
            if (!all) {
                throw new ZipException("not what was written");
            }
        }
    }

    /** Brings another folder up to the newest copy. */
    static void follow(Path file, Path second) throws IOException {
        Path copy = second.resolve(file.getFileName());
        if (!Files.exists(copy)) {
            try (SafeFile safe = new SafeFile(copy)) {
                Files.copy(file, safe.stream());
                safe.finish();
            }
            if (Files.mismatch(file, copy) >= 0) {
                Files.delete(copy);
                throw new IOException("not what was copied");
            }
        }
        thin(second);
    }

    /** Copies in a folder, oldest first. */
    static List<Path> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(f -> f.getFileName().toString().startsWith(PREFIX)
                            && f.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    /** What a kill, or a disk that was pulled out, left half written. */
    private static List<Path> rests(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().startsWith("." + PREFIX)
                            && f.getFileName().toString().endsWith(".part"))
                    .toList();
        }
    }

    private static void thin(Path folder) throws IOException {
        for (Path rest : rests(folder)) {
            deleteQuietly(rest);
        }
        List<Path> all = in(folder);
        all.subList(0, Math.max(0, all.size() - KEPT)).forEach(PlainCopy::deleteQuietly);
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // Tried again the next night.
        }
    }
}
