package cn.baodi.command.exchange;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.Rejected;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Type.Kind;
import cn.baodi.command.exchange.Mapping.Mapped;
import cn.baodi.command.exchange.Mapping.Why;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds out what the columns of somebody else's file mean, by how they are called and by what stands in them. */
final class Proposal<T> {
    /** What is no more than so much of a heading says nothing of the whole. */
    private static final int SHORTEST_PART = 2;
    /** So many tenths of the cells must be readable for a column to be known by them. */
    private static final int TENTHS = 8;

    private static final Set<Kind> TELLING =
            EnumSet.of(Kind.PHONE, Kind.IDENTITY, Kind.UNIT, Kind.CHOICE, Kind.DATE, Kind.MOMENT);

    private static final Pattern BREAK = Pattern.compile("\\s*\\R\\s*");

    private final Sheet<T> sheet;
    private final List<Mapped> found = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private final Set<String> reasons;
    private final Set<String> running = new HashSet<>();

    private Proposal(List<String> cells, Sheet<T> sheet, Texts texts) {
        this.sheet = sheet;
        reasons = Set.copyOf(texts.inEveryLanguage("reasons"));
        texts.inEveryLanguage("running").stream()
                .flatMap(words -> Arrays.stream(words.split("\\|")))
                .forEach(word -> running.add(Sheet.bare(word)));
        for (int i = 0; i < cells.size(); i++) {
            String name = plain(cells.get(i));
            found.add(new Mapped(name.isEmpty() ? texts.get("column.nameless", i + 1) : name, "", Why.UNKNOWN));
        }
        named();
        synonyms();
    }

    /** By their headings alone, exact or as others say it. */
    static <T> Mapping byHeadings(List<String> cells, Sheet<T> sheet, Texts texts) {
        return new Mapping(new Proposal<>(cells, sheet, texts).found);
    }

    /**
     * By their headings, also in part, and by what stands in them.
     *
     * @param sample some rows of the file
     */
    static <T> Mapping of(List<String> cells, List<List<String>> sample, Sheet<T> sheet, Texts texts) {
        Proposal<T> proposal = new Proposal<>(cells, sheet, texts);
        proposal.alike();
        proposal.byContent(sample);
        return new Mapping(proposal.found);
    }

    /** How many cells of a row call a column of the sheet. */
    static <T> long known(List<String> cells, Sheet<T> sheet) {
        return cells.stream()
                .map(Proposal::plain)
                .filter(cell -> !cell.isEmpty() && cell.length() <= 40)
                .filter(cell -> sheet.columnNamed(cell) != null || synonym(cell, sheet) != null)
                .count();
    }

    /** A heading as it is to be read, without what is unseen. */
    static String plain(String cell) {
        String bare =
                Guard.off(cell).replace('\u00A0', ' ').replace("\uFEFF", "").strip();
        return BREAK.matcher(bare).replaceAll("");
    }

    private static <T> Column<T, ?> synonym(String heading, Sheet<T> sheet) {
        String wanted = Sheet.bare(heading);
        return sheet.columns().stream()
                .filter(c -> c.isImported() && sheet.headings(c).contains(wanted))
                .findFirst()
                .orElse(null);
    }

    private void named() {
        for (int i = 0; i < found.size(); i++) {
            String heading = found.get(i).heading();
            Column<T, ?> column = sheet.columnNamed(heading);
            if (column != null && !column.isImported() || isPassed(heading)) {
                set(i, "", Why.PASSED);
            } else if (column != null && !taken.contains(column.key())) {
                set(i, column.key(), Why.HEADING);
            }
        }
    }

    private boolean isPassed(String heading) {
        return sheet.ignores(heading) || reasons.contains(heading) || running.contains(Sheet.bare(heading));
    }

    private void synonyms() {
        for (int i = 0; i < found.size(); i++) {
            if (isOpen(i)) {
                Column<T, ?> column = synonym(found.get(i).heading(), sheet);
                if (column != null && sheet.columnNamed(found.get(i).heading()) == null && isFree(column)) {
                    set(i, column.key(), Why.SYNONYM);
                }
            }
        }
    }

    /** 户主姓名（盖章） holds 户主姓名: the longest name that stands in the heading wins. */
    private void alike() {
        for (int i = 0; i < found.size(); i++) {
            if (!isOpen(i)) {
                continue;
            }
            String heading = Sheet.bare(found.get(i).heading());
            Column<T, ?> best = null;
            int longest = SHORTEST_PART - 1;
            for (Column<T, ?> column : sheet.columns()) {
                if (!column.isImported() || !isFree(column)) {
                    continue;
                }
                for (String name : sheet.headings(column)) {
                    if (name.length() > longest && heading.contains(name)) {
                        longest = name.length();
                        best = column;
                    }
                }
            }
            if (best != null) {
                set(i, best.key(), Why.ALIKE);
            }
        }
    }

    /** Only where one column alone can be meant. */
    private void byContent(List<List<String>> sample) {
        for (int i = 0; i < found.size(); i++) {
            if (!isOpen(i)) {
                continue;
            }
            int place = i;
            List<String> cells = sample.stream()
                    .filter(row -> place < row.size() && !row.get(place).isBlank())
                    .map(row -> Guard.off(row.get(place)))
                    .toList();
            List<Column<T, ?>> fits = cells.isEmpty()
                    ? List.of()
                    : sheet.columns().stream()
                            .filter(c -> !c.derived() && !taken.contains(c.key()) && fits(c, cells))
                            .toList();
            if (fits.size() == 1) {
                set(i, fits.get(0).key(), Why.CONTENT);
            }
        }
    }

    private static boolean fits(Column<?, ?> column, List<String> cells) {
        if (!TELLING.contains(column.type().kind())) {
            return false;
        }
        long readable = cells.stream().filter(cell -> reads(column, cell)).count();
        return readable * 10 >= (long) cells.size() * TENTHS;
    }

    private static boolean reads(Column<?, ?> column, String cell) {
        Kind kind = column.type().kind();
        if (kind == Kind.PHONE && cell.replaceAll("\\D", "").length() < 7) {
            return false; // short numbers are phones too, but so is every other number
        }
        if ((kind == Kind.DATE || kind == Kind.MOMENT) && cell.strip().matches("\\d{1,7}")) {
            return false;
        }
        try {
            return column.type().read(cell) != null;
        } catch (Rejected e) {
            return false;
        }
    }

    private boolean isOpen(int place) {
        return found.get(place).why() == Why.UNKNOWN;
    }

    private boolean isFree(Column<T, ?> column) {
        return !taken.contains(column.key()) || Heading.joins(column);
    }

    private void set(int place, String column, Why why) {
        found.set(place, new Mapped(found.get(place).heading(), column, why));
        if (!column.isEmpty()) {
            taken.add(column);
        }
    }
}
