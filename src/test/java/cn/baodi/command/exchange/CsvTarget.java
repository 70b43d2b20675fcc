package cn.baodi.command.exchange;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.exchange.sample.Box;
import cn.baodi.command.fuzz.Scratch;
import cn.baodi.command.fuzz.Target;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Bytes as a file to be imported; and as cells that go out and come back. */
public final class CsvTarget implements Target {
    private static final String ROWS = "编号,姓名,手机号,说明,重量（斤）,种类,寄出时间\r\n"
            + "B00001,王小明,13800000000,\"两行\r\n\"\"引号\"\"\",12.5,木箱,2020-02-09 08:05\r\n" + ",李四,,'=1+1,,木箱,\r\n";

    private final Scratch scratch = new Scratch();
    private final Sheet<Box> sheet = Box.sheet(Texts.CHINESE);
    private final Texts texts = Texts.of(Texts.CHINESE, FileImport.class);

    @Override
    public List<byte[]> seeds() {
        return List.of(
                ROWS.getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + ROWS).getBytes(StandardCharsets.UTF_8),
                ROWS.getBytes(Charset.forName("GB18030")),
                ("\uFEFF" + ROWS).getBytes(StandardCharsets.UTF_16LE),
                ("\uFEFF" + ROWS).getBytes(StandardCharsets.UTF_16BE),
                ROWS.getBytes(StandardCharsets.UTF_16LE),
                ROWS.getBytes(StandardCharsets.UTF_16BE),
                ("sep=;\r\n" + ROWS.replace(',', ';')).getBytes(StandardCharsets.UTF_8),
                ROWS.replace(',', '\t').getBytes(StandardCharsets.UTF_8),
                "name,kind\na,WOOD\n\n ,\n".getBytes(StandardCharsets.UTF_8));
    }

    /** @return false where it was refused as a whole */
    boolean isTaken(byte[] input) throws IOException {
        Path file = scratch.file("in.csv", input);
        try (TableFile rows = file(file)) {
            return rows.next() != null;
        } catch (Failure e) {
            return false;
        }
    }

    @Override
    public void read(byte[] input) throws IOException {
        Path file = scratch.file("in.csv", input);
        try (TableFile rows = file(file)) {
            Heading<Box> heading = Heading.of(rows.headings(), sheet, file, texts);
            List<List<String>> sample = new ArrayList<>();
            RowReader<Box> reader = reader(heading, rows);
            for (Cells row = rows.next(); row != null; row = rows.next()) {
                reader.read(row).notes().forEach(CellNote::sentence);
                heading.withoutReasons(row.values());
                sample.add(row.values());
            }
            Mapping proposed = Proposal.of(rows.headings(), sample, sheet, texts);
            sample.forEach(
                    row -> reader(Heading.of(proposed, sheet, texts), rows).read(new Cells(1, row)));
        } catch (Failure e) {
            e.text(Texts.CHINESE);
        }
        comesBack(new String(input, StandardCharsets.UTF_8));
    }

    private void comesBack(String text) throws IOException {
        String cell = text.replace("\0", "").replace("\uFEFF", "");
        if (!Guard.off(Guard.on(cell)).equals(cell)) {
            throw new AssertionError("guarded for good");
        }
        Path file = scratch.folder().resolve("out.csv");
        try (TableOutput out = new TableOutput(file, Layout.plain("表"))) {
            out.write(List.of("name", "note", "kind"));
            out.write(List.of(Guard.on(cell), "x" + cell, "WOOD"));
            out.finish();
        }
        try (TableFile rows = file(file)) {
            Heading<Box> heading = Heading.of(rows.headings(), sheet, file, texts);
            List<String> cells = rows.next().values();
            if (!cells.get(1).equals("x" + cell) || !heading.cell(cells, "name").equals(cell)) {
                throw new AssertionError("another cell came back");
            }
        } catch (Failure e) {
            // Refused in words: the cell names more columns, parted by another sign, than the headings do.
            if (!e.key().startsWith("file.") || !cell.matches("(?s).*[;\t].*")) {
                throw e;
            }
        }
    }

    private TableFile file(Path file) {
        return new TableFile(file, Inlet.DISK, Shape.FOUND, cells -> Proposal.known(cells, sheet));
    }

    private RowReader<Box> reader(Heading<Box> heading, TableFile rows) {
        Mending mending = new Mending(LocalDate.of(2020, 2, 9), "in");
        return new RowReader<>(sheet, heading, ImportPlan.BY_HEADINGS, mending, texts, rows.isWorkbook());
    }
}
