package cn.baodi.command.exchange;

import cn.baodi.command.core.SafeFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** A table in the making, a workbook where its name ends in .xlsx and else CSV; put in its place when it is whole. */
final class TableOutput implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final SafeFile file;
    private final MessageDigest digest;
    private final RowText text;
    private final OutputStream buffer;

    TableOutput(Path path, Layout layout) {
        this(path, new SafeFile(path), layout, StandardCharsets.UTF_8);
    }

    /**
     * @param file what is written to {@code path}, whose name says in which form
     * @param charset of a CSV file; a workbook has its own
     * @throws cn.baodi.command.core.Failure when nothing can be written there
     */
    TableOutput(Path path, SafeFile file, Layout layout, Charset charset) {
        this.file = file;
        digest = sha256();
        try {
            OutputStream out = new BufferedOutputStream(new DigestOutputStream(file.stream(), digest), BUFFER);
            text = isWorkbook(path) ? new XlsxText(out, layout) : new CsvText(out, charset);
            buffer = out;
        } catch (IOException e) {
            file.close();
            throw file.failure(e);
        }
    }

    static boolean isWorkbook(Path path) {
        return path.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx");
    }

    void write(List<String> cells) {
        try {
            text.write(cells);
        } catch (UncheckedIOException e) {
            throw file.failure(e);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts the file in its place, over one that was there. */
    void finish() {
        finish(hash -> {});
    }

    /** @param first takes the SHA-256 of the file before it is in its place; where it throws, nothing is put there */
    void finish(Consumer<String> first) {
        try {
            text.end();
            buffer.flush();
        } catch (IOException | UncheckedIOException e) {
            throw file.failure(e);
        }
        first.accept(HexFormat.of().formatHex(digest.digest()));
        file.finish();
    }

    /** Leaves nothing behind where {@link #finish} was not reached. */
    @Override
    public void close() {
        file.close();
    }
}
