package cn.baodi.command.exchange;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.SafeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a file that were not taken, in a file beside it: the same columns behind the reasons, to be repaired and
 * imported again. Nothing is written before the first such row, and no earlier file is written over. From a stick that
 * may only be read they go into another folder.
 */
final class RejectedRows implements AutoCloseable {
    private final Path source;
    private final Path wanted;
    private final Path elsewhere;
    private final boolean workbook;
    private final List<String> headings;
    private TableOutput open;
    private Path path;
    private boolean placed;

    /**
     * @param wanted where they are to be written, or null for beside the file
     * @param elsewhere the folder for them where nothing can be written beside the file
     * @param workbook whether the file was one
     * @param headings of the whole file, its reasons in front
     */
    RejectedRows(Path source, Path wanted, Path elsewhere, boolean workbook, List<String> headings) {
        this.workbook = workbook;
        this.source = source;
        this.wanted = wanted;
        this.elsewhere = elsewhere;
        this.headings = headings;
    }

    void write(String reasons, List<String> cells) {
        if (open == null) {
            open = begin();
            open.write(headings);
        }
        List<String> row = new ArrayList<>(cells.size() + 1);
        row.add(Guard.on(reasons));
        cells.forEach(cell -> row.add(Guard.again(cell)));
        open.write(row);
    }

    private TableOutput begin() {
        if (wanted != null) {
            return at(wanted);
        }
        try {
            return at(free(source.getParent()));
        } catch (Failure beside) {
            try {
                return at(free(elsewhere));
            } catch (Failure e) {
                throw beside; // its folder is the one that the officer knows of
            }
        }
    }

    private TableOutput at(Path file) {
        path = file;
        // Whole rows of people: nobody else on the machine reads them.
        return new TableOutput(file, SafeFile.ofOwner(file), Layout.plain(stem(source)), StandardCharsets.UTF_8);
    }

    /** deliveries.csv → deliveries.rejected.csv, then deliveries.rejected-2.csv…; a workbook leaves a workbook. */
    private Path free(Path folder) {
        String end = workbook ? ".xlsx" : ".csv";
        Path candidate = folder.resolve(stem(source) + ".rejected" + end);
        for (int i = 2; Files.exists(candidate); i++) {
            candidate = folder.resolve(stem(source) + ".rejected-" + i + end);
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
        placed = true;
        return path;
    }

    /** Takes the file away again, because nothing came of the import. */
    void discard() {
        close();
        try {
            if (placed) {
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
