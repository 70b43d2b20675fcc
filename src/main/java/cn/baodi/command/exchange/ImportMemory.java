package cn.baodi.command.exchange;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Type.Kind;
import cn.baodi.command.data.Ledger;
import cn.baodi.command.exchange.Mapping.Mapped;
import cn.baodi.command.exchange.Mapping.Why;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What imports have taught: what the columns of a layout mean, which slips mean what, and which files came before. It
 * lies in the database among the things of the workstation. Nothing about people is kept: names of columns, of places
 * and of choices.
 */
public final class ImportMemory {
    private static final String LAYOUT = "import.layout.";
    private static final String PAST = "import.past.";
    private static final int FINGERPRINT = 32;
    /** In these a slip means the same the next time; a name or a phone does not. */
    private static final Set<Kind> LASTING = EnumSet.of(Kind.UNIT, Kind.CHOICE, Kind.FLAG);

    /** The file of rejected rows has the layout of the one it comes from. */
    private static final Set<String> REASONS =
            Set.copyOf(Texts.of(Texts.CHINESE, ImportMemory.class).inEveryLanguage("reasons"));

    private static final Pattern TOWN = Pattern.compile("\\p{IsHan}{1,8}?(?:镇|街道|乡)");

    private final Ledger ledger;

    public ImportMemory(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * What is kept of a layout.
     *
     * @param columns key of the sheet's column for each column of the file, or ""
     * @param corrections what a text in a column means
     */
    record Learnt(List<String> columns, Map<String, Map<String, String>> corrections) {}

    /** A layout as it is recognised again: its headings in their order, and the town that its file speaks of. */
    private static String key(Sheet<?> sheet, List<String> headings, String town) {
        String all = String.join("\n", headings.stream().map(Sheet::bare).toList());
        String hash = HexFormat.of()
                .formatHex(sha256().digest(all.getBytes(StandardCharsets.UTF_8)))
                .substring(0, FINGERPRINT);
        return LAYOUT + sheet.key() + "." + hash + (town.isEmpty() ? "" : "." + town);
    }

    /** The town that the name or the titles of a file speak of, or "". */
    static String town(String context) {
        Matcher town = TOWN.matcher(context);
        return town.find() ? town.group() : "";
    }

    /** What was learnt of this layout, of the town's own first. */
    Optional<Learnt> learnt(Sheet<?> sheet, List<String> headings, String context) {
        String town = town(context);
        Optional<Learnt> own = town.isEmpty() ? Optional.empty() : kept(sheet, headings, town);
        return own.or(() -> kept(sheet, headings, ""));
    }

    private Optional<Learnt> kept(Sheet<?> sheet, List<String> headings, String town) {
        List<String> own = withoutReasons(headings, headings);
        return ledger.kept(key(sheet, own, town), Learnt.class)
                .filter(learnt -> learnt.columns().size() == own.size())
                .map(learnt -> new Learnt(withReasons(learnt.columns(), headings), learnt.corrections()));
    }

    /** What stands under the headings, but for the reasons of an earlier import. */
    private static List<String> withoutReasons(List<String> values, List<String> headings) {
        return IntStream.range(0, headings.size())
                .filter(place -> !REASONS.contains(headings.get(place).strip()))
                .mapToObj(values::get)
                .toList();
    }

    /** The same with a column that is not read for each of the reasons. */
    private static List<String> withReasons(List<String> columns, List<String> headings) {
        List<String> all = new ArrayList<>(columns);
        for (int place = 0; place < headings.size(); place++) {
            if (REASONS.contains(headings.get(place).strip())) {
                all.add(place, "");
            }
        }
        return all;
    }

    /** The proposal as it was read the last time; columns that the sheet has no more are left as they were proposed. */
    static <T> Mapping recall(Mapping proposed, Learnt learnt, Sheet<T> sheet) {
        Mapping mapping = proposed;
        for (int i = 0; i < learnt.columns().size(); i++) {
            Mapped now = mapping.columns().get(i);
            String column = learnt.columns().get(i);
            boolean known = column.isEmpty()
                    || sheet.columns().stream().anyMatch(c -> c.key().equals(column) && c.isImported());
            if (column.isEmpty()
                    && now.why() == Why.HEADING
                    && sheet.column(now.column()).derived()) {
                continue; // what is only held against the record was not read by earlier versions
            }
            boolean clear = now.column().equals(column) && now.why() != Why.UNKNOWN;
            if (known && !(clear && now.why() != Why.ALIKE && now.why() != Why.CONTENT)) {
                mapping = mapping.with(i, column, Why.REMEMBERED);
            }
        }
        return mapping;
    }

    static Map<ImportPlan.Cell, String> corrections(Learnt learnt) {
        Map<ImportPlan.Cell, String> all = new HashMap<>();
        learnt.corrections()
                .forEach((column, texts) ->
                        texts.forEach((text, meant) -> all.put(new ImportPlan.Cell(column, text), meant)));
        return all;
    }

    /** Keeps how a file was read, for the layout and, where it speaks of a town, for that town's. */
    <T> void learn(Sheet<T> sheet, ImportPlan plan, List<String> found, String context) {
        List<String> headings = withoutReasons(found, found);
        if (headings.isEmpty() || headings.stream().allMatch(String::isBlank)) {
            return;
        }
        List<String> columns = withoutReasons(
                plan.mapping().columns().stream().map(Mapped::column).toList(), found);
        Map<String, Map<String, String>> all = new HashMap<>();
        plan.corrections().forEach((cell, meant) -> {
            if (!cell.text().isEmpty()
                    && LASTING.contains(sheet.column(cell.column()).type().kind())) {
                all.computeIfAbsent(cell.column(), key -> new HashMap<>()).put(cell.text(), meant);
            }
        });
        // A village's short name means another one in the next town.
        Map<String, Map<String, String>> everywhere = new HashMap<>(all);
        everywhere.keySet().removeIf(column -> kind(sheet, column) == Kind.UNIT);
        keep(key(sheet, headings, ""), new Learnt(columns, everywhere));
        String town = town(context);
        if (!town.isEmpty()) {
            keep(key(sheet, headings, town), new Learnt(columns, all));
        }
    }

    private static Kind kind(Sheet<?> sheet, String column) {
        Column<?, ?> found = sheet.column(column);
        return found.type().kind();
    }

    private void keep(String key, Learnt learnt) {
        if (ledger.kept(key, Learnt.class).filter(learnt::equals).isEmpty()) {
            ledger.keep(key, learnt);
        }
    }

    /** Notes an import that stored something. */
    void note(PastImport past) {
        ledger.keep(PAST + String.format(Locale.ROOT, "%019d", past.seq()), past);
    }

    /** All imports that were noted, newest first. */
    public List<PastImport> past() {
        List<PastImport> all = new ArrayList<>(ledger.allKept(PAST, PastImport.class));
        Collections.reverse(all);
        return all;
    }

    /** The last import of a file with the same content that still stands, of those that stored rows if any did. */
    public Optional<PastImport> before(String hash) {
        List<PastImport> same = past().stream()
                .filter(past -> past.hash().equals(hash) && ledger.stands(past.seq()))
                .toList();
        return same.stream()
                .filter(past -> past.stored() > 0)
                .findFirst()
                .or(() -> same.stream().findFirst());
    }

    /**
     * SHA-256 of a file, in hex.
     *
     * @throws IOException when it cannot be read
     */
    static String hash(Path file, Inlet inlet) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = inlet.open(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
