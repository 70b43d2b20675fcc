package cn.baodi.command.report;

import cn.baodi.command.core.ReportPart.Listing;
import cn.baodi.command.report.TagTree.Tag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * Appended tables, set straight on pages of their own behind the text: a setter of HTML takes fifty times as long for a
 * list of a hundred pages. They look as those in the text do. Lengths are in points, y from below.
 */
final class TablePages implements AutoCloseable {
    private static final double MM = 72 / 25.4;
    private static final double LEFT = 28 * MM;
    private static final double RIGHT = PDRectangle.A4.getWidth() - 26 * MM;
    private static final double TOP = PDRectangle.A4.getHeight() - 37 * MM;
    private static final double BOTTOM = 35 * MM;
    private static final double NUMBER_Y = 23 * MM;
    private static final double MARK_Y = PDRectangle.A4.getHeight() - 20 * MM;
    private static final double RULE = .6;
    private static final double PADDING = 4;
    private static final double GAP = 10;
    private static final Style TITLE = new Style(12, 18);
    private static final Style CELL = new Style(11, 16);
    private static final Style NUMBER = new Style(14, 18);
    private static final Style MARK = new Style(10.5, 14);
    private static final int MOST_LINES = (int) ((TOP - BOTTOM) / CELL.line) - 8;
    private static final String ROW = "TR";
    private static final String DATA = "TD";

    private final PDDocument document;
    private final TagTree tags;
    private final Typeface plain;
    private final Typeface bold;
    private final String mark;
    private final Locale locale;
    private Pen pen;
    private double y;

    private record Style(double size, double line) {
        /** Where letters stand in a line, above its lower edge. */
        double base() {
            return (line - size) / 2 + size * .14;
        }
    }

    /** Lines by cell, and how many the longest has. */
    private record Row(List<List<String>> cells, int lines) {
        static Row of(List<List<String>> cells) {
            int most = 1;
            for (List<String> cell : cells) {
                most = Math.max(most, cell.size());
            }
            return new Row(cells, most);
        }

        double height() {
            return lines * CELL.line + 2 * 2.2;
        }
    }

    /**
     * @param made the text, with its tags
     * @param update takes the tags of the tables
     * @param plain for cells
     * @param bold for titles and headings
     * @param mark above each page, or ""
     */
    TablePages(PDDocument made, IncrementalUpdate update, Typeface plain, Typeface bold, String mark, Locale locale)
            throws IOException {
        document = made;
        tags = new TagTree(made, update);
        this.plain = plain;
        this.bold = bold;
        this.mark = mark;
        this.locale = locale;
    }

    /** Sets a table; the first one begins a page. */
    void add(Listing table) throws IOException {
        double[] edges = edges(table);
        Row head = row(table.headings(), edges, bold);
        List<String> title = bold.lines(table.title(), TITLE.size, RIGHT - LEFT, locale);
        List<Row> rows = new ArrayList<>();
        for (List<String> cells : table.rows()) {
            rows.addAll(pieces(row(cells, edges, plain)));
        }
        double first = together(rows, 0);
        if (pen == null || y - GAP - title.size() * TITLE.line - head.height() - first < BOTTOM) {
            turn();
        } else {
            y -= GAP;
        }
        title(title);
        Tag element = tags.add("Table");
        Grid grid = new Grid(edges);
        draw(head, element.add(ROW), grid, table.numeric());
        for (int i = 0; i < rows.size(); i++) {
            double need = i == rows.size() - 2 ? together(rows, i) : rows.get(i).height();
            if (y - need < BOTTOM && i > 0) {
                grid.close();
                turn();
                grid = new Grid(edges);
                draw(head, null, grid, table.numeric());
            }
            draw(rows.get(i), element.add(ROW), grid, table.numeric());
        }
        grid.close();
    }

    /** Of a row and the one after it, which are not parted at either end of a table; a long one stands alone. */
    private static double together(List<Row> rows, int from) {
        double height = 0;
        for (Row row : rows.subList(from, Math.min(from + 2, rows.size()))) {
            height += row.height();
        }
        return height > (TOP - BOTTOM) / 2 ? rows.get(from).height() : height;
    }

    private static double[] edges(Listing table) {
        double[] shares = ReportHtml.widths(table);
        double[] edges = new double[shares.length + 1];
        edges[0] = LEFT + RULE;
        for (int i = 0; i < shares.length; i++) {
            edges[i + 1] = edges[i] + shares[i] * (RIGHT - LEFT - 2 * RULE);
        }
        return edges;
    }

    private Row row(List<String> cells, double[] edges, Typeface face) throws IOException {
        List<List<String>> lines = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            double wide = edges[i + 1] - edges[i] - 2 * PADDING;
            lines.add(face.lines(ReportHtml.printable(cells.get(i)), CELL.size, wide, locale));
        }
        return Row.of(lines);
    }

    /** A row that is longer than a page goes on in further rows. */
    private static List<Row> pieces(Row row) {
        if (row.lines <= MOST_LINES) {
            return List.of(row);
        }
        return IntStream.iterate(0, from -> from < row.lines, from -> from + MOST_LINES)
                .mapToObj(from -> Row.of(row.cells.stream()
                        .map(cell ->
                                cell.subList(Math.min(from, cell.size()), Math.min(from + MOST_LINES, cell.size())))
                        .toList()))
                .toList();
    }

    private void turn() throws IOException {
        close();
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        tags.turn(page);
        pen = new Pen(document, page);
        y = TOP;
        TagTree.ornament(pen.out());
        centred(plain, "— " + document.getNumberOfPages() + " —", NUMBER, NUMBER_Y);
        centred(bold, mark, MARK, MARK_Y);
        pen.out().endMarkedContent();
    }

    private void centred(Typeface face, String text, Style style, double at) throws IOException {
        double left = (LEFT + RIGHT - face.width(text, style.size)) / 2;
        face.write(pen, text, style.size, left, at);
    }

    private void title(List<String> lines) throws IOException {
        if (lines.get(0).isBlank()) {
            return;
        }
        tags.begin(pen.out(), tags.add("H2"));
        for (String line : lines) {
            y -= TITLE.line;
            centred(bold, line, TITLE, y + TITLE.base());
        }
        pen.out().endMarkedContent();
        y -= 3;
    }

    /** @param element null when this heading was said before */
    private void draw(Row row, Tag element, Grid grid, List<Boolean> numeric) throws IOException {
        boolean head = element == null || grid.isEmpty();
        if (element == null) {
            TagTree.ornament(pen.out());
        }
        for (int i = 0; i < row.cells.size(); i++) {
            if (element != null) {
                tags.begin(pen.out(), element.add(head ? TagTree.HEADING : DATA));
            }
            cell(row, i, grid, head, i < numeric.size() && numeric.get(i));
            if (element != null) {
                pen.out().endMarkedContent();
            }
        }
        if (element == null) {
            pen.out().endMarkedContent();
        }
        y -= row.height();
        grid.under();
    }

    private void cell(Row row, int column, Grid grid, boolean head, boolean right) throws IOException {
        Typeface face = head ? bold : plain;
        List<String> lines = row.cells.get(column);
        double from = grid.edges[column] + PADDING;
        double to = grid.edges[column + 1] - PADDING;
        double at = y - (row.height() - lines.size() * CELL.line) / 2;
        for (String line : lines) {
            double left = from;
            if (head || right) {
                double room = to - from - face.width(line, CELL.size);
                left += head ? room / 2 : room;
            }
            at -= CELL.line;
            face.write(pen, line, CELL.size, left, at + CELL.base());
        }
    }

    /** The lines around the cells on one page, drawn at once. */
    private final class Grid {
        private final double[] edges;
        private final List<Double> rules = new ArrayList<>();

        Grid(double[] edges) {
            this.edges = edges;
            under();
        }

        boolean isEmpty() {
            return rules.size() == 1;
        }

        void under() {
            rules.add(y);
        }

        void close() throws IOException {
            PDPageContentStream out = pen.out();
            TagTree.ornament(out);
            out.setLineWidth((float) RULE);
            for (double rule : rules) {
                line(out, edges[0] - RULE / 2, rule, edges[edges.length - 1] + RULE / 2, rule);
            }
            for (double edge : edges) {
                line(out, edge, rules.get(0), edge, y);
            }
            out.stroke();
            out.endMarkedContent();
        }

        private static void line(PDPageContentStream out, double x1, double y1, double x2, double y2)
                throws IOException {
            out.moveTo((float) x1, (float) y1);
            out.lineTo((float) x2, (float) y2);
        }
    }

    /** Ends the page under work. */
    @Override
    public void close() throws IOException {
        if (pen != null) {
            pen.close();
            pen = null;
        }
    }
}
