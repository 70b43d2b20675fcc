package cn.baodi.command.exchange;

import cn.baodi.command.core.SafeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a file that were not taken, in a file beside it: the same columns behind the reasons, to be repaired and
 * imported again. Nothing is written before the first such row, and no earlier file is written over.
 */
final class RejectedRows implements AutoCloseable {
    private final Path source;
    private final Path wanted;
    private final boolean workbook;
    private final List<String> headings;
    private TableOutput open;
    private Path path;

    /**
     * @param wanted where they are to be written, or null for beside the file
     * @param workbook whether the file was one
     * @param headings of the whole file, its reasons in front
     */
    RejectedRows(Path source, Path wanted, boolean workbook, List<String> headings) {
        this.workbook = workbook;
        this.source = source;
        this.wanted = wanted;
        this.headings = headings;
    }

    void write(String reasons, List<String> cells) {
        if (open == null) {
            path = wanted == null ? free() : wanted;
            // Whole rows of people: nobody else on the machine reads them.
            open = new TableOutput(path, SafeFile.ofOwner(path), Layout.plain(stem(source)), StandardCharsets.UTF_8);
            open.write(headings);
        }
        List<String> row = new ArrayList<>(cells.size() + 1);
        row.add(Guard.on(reasons));
        cells.forEach(cell -> row.add(Guard.again(cell)));
        open.write(row);
    }

    /** deliveries.csv → deliveries.rejected.csv, then deliveries.rejected-2.csv…; a workbook leaves a workbook. */
    private Path free() {
        String end = workbook ? ".xlsx" : ".csv";
        Path candidate = source.resolveSibling(stem(source) + ".rejected" + end);
        for (int i = 2; Files.exists(candidate); i++) {
            candidate = source.resolveSibling(stem(source) + ".rejected-" + i + end);
        }
        return candidate;
    }

    private static String stem(Path source) {
        return source.getFileName()
                .toString()
                .replaceFirst("\\.[^.]{1,4}$", "")
                .replaceFirst("\\.rejected(-\\d+)?$", "");
    }

    /** @return the file, or null where no row was rejected */
    Path finish() {
        if (open == null) {
            return null;
        }
        open.finish();
        return path;
    }

    /** Takes the file away again, because nothing came of the import. */
    void discard() {
        close();
        try {
            if (path != null) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            return; // an extra file does no harm, and the reason for giving up matters more
        }
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
        }
    }
}
