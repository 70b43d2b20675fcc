package cn.baodi.command.exchange;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.exchange.sample.Box;
import cn.baodi.command.fuzz.Scratch;
import cn.baodi.command.fuzz.Target;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Bytes as a workbook, and as each of the parts in an otherwise sound one. */
public final class WorkbookTarget implements Target {
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    private final Scratch scratch = new Scratch();
    private final Sheet<Box> sheet = Box.sheet(Texts.CHINESE);
    private final Texts texts = Texts.of(Texts.CHINESE, FileImport.class);
    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    public WorkbookTarget() {
        part("[Content_Types].xml", """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Override PartName="/xl/workbook.xml"
                 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                <Override PartName="/xl/sharedStrings.xml"
                 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>
                <Override PartName="/xl/styles.xml"
                 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>""");
        part("_rels/.rels", """
                <Relationships xmlns="%s"><Relationship Id="rId1" Type="%s/officeDocument"
                Target="xl/workbook.xml"/></Relationships>""".formatted(RELATIONS, OFFICE));
        part("xl/_rels/workbook.xml.rels", """
                <Relationships xmlns="%s"><Relationship Id="rId1" Type="%s/worksheet" Target="worksheets/sheet1.xml"/>
                </Relationships>""".formatted(RELATIONS, OFFICE));
        part("xl/workbook.xml", """
                <workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets>
                </workbook>""".formatted(MAIN, OFFICE));
        part("xl/sharedStrings.xml", """
                <sst xmlns="%s"><si><t>姓名</t></si><si><t>种类</t></si><si><r><t>木</t></r><r><t>箱</t></r></si></sst>""".formatted(MAIN));
        part("xl/styles.xml", """
                <styleSheet xmlns="%s"><numFmts><numFmt numFmtId="164" formatCode="yyyy/m/d"/></numFmts>
                <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>""".formatted(MAIN));
        part(SHEET, """
                <worksheet xmlns="%s"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>
                <c r="C1" t="inlineStr"><is><t>重量（斤）</t></is></c><c r="D1" t="inlineStr"><is><t>寄出时间</t></is></c></row>
                <row r="2"><c r="A2" t="str"><f>1+1</f><v>2</v></c><c r="B2" t="s"><v>2</v></c><c r="C2"><v>12.5</v></c>
                <c r="D2" s="1"><v>43870.5</v></c></row></sheetData></worksheet>""".formatted(MAIN));
    }

    private void part(String name, String xml) {
        parts.put(name, ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml).getBytes(StandardCharsets.UTF_8));
    }

    private byte[] zip(String changed, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getKey().equals(changed) ? content : part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>(parts.values());
        seeds.add(zip("", null));
        String rows = new String(parts.get(SHEET), StandardCharsets.UTF_8);
        for (String column : List.of("XFD2", "ZZZZ2", "ZZZZZZ2", "ZZZZZZZ2", "A999999999", "2", "A", "a2", "")) {
            seeds.add(rows.replace("\"C2\"", "\"" + column + "\"").getBytes(StandardCharsets.UTF_8));
        }
        for (String merged : List.of("B2:B3", "B2:B9999999", "B3:B2", "XFD1:XFD9", "B0:B0", "A1:D9", "b2:b3", "B2")) {
            seeds.add(rows.replace(
                            "</sheetData>",
                            "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>2</v></c></row></sheetData><mergeCells><mergeCell ref=\""
                                    + merged + "\"/></mergeCells>")
                    .getBytes(StandardCharsets.UTF_8));
        }
        for (String number : List.of("1E999999999", "1E-999999999", "-1", "1e400", "NaN", "9".repeat(400), "")) {
            seeds.add(rows.replace("12.5", number).getBytes(StandardCharsets.UTF_8));
            seeds.add(rows.replace("43870.5", number).getBytes(StandardCharsets.UTF_8));
        }
        return seeds;
    }

    /** The rows of the sound workbook, so that a test can see that it is one. */
    List<Cells> sound() throws IOException {
        List<Cells> found = new ArrayList<>();
        try (TableFile rows = file(scratch.file("in.xlsx", zip("", null)))) {
            for (Cells row = rows.next(); row != null; row = rows.next()) {
                found.add(row);
            }
        }
        return found;
    }

    @Override
    public void read(byte[] input) throws IOException {
        open(input);
        for (String part : List.of(
                SHEET, "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels")) {
            open(zip(part, input));
        }
    }

    private void open(byte[] workbook) throws IOException {
        Path file = scratch.file("in.xlsx", workbook);
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
    }

    private TableFile file(Path file) {
        return new TableFile(file, Inlet.DISK, Shape.FOUND, cells -> Proposal.known(cells, sheet));
    }

    private RowReader<Box> reader(Heading<Box> heading, TableFile rows) {
        Mending mending = new Mending(LocalDate.of(2020, 2, 9), "in");
        return new RowReader<>(sheet, heading, ImportPlan.BY_HEADINGS, mending, texts, rows.isWorkbook());
    }
}
