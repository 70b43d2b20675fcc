package cn.baodi.command.exchange;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Refused;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Batch;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.Ledger;
import cn.baodi.command.data.Register;
import cn.baodi.command.exchange.Duplicate.Decision;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The queue of rows that are likely there already: they stop no import, and somebody decides later, alone or in bulk. */
public final class Duplicates {
    /** Where they lie. */
    public static final String TABLE = DuplicateRepository.TABLE;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Ledger ledger;
    private final DuplicateRepository repository;
    private final Texts texts;

    public Duplicates(Database database, Ledger ledger, Clock clock, Locale locale) {
        this.ledger = ledger;
        repository = new DuplicateRepository(database, clock);
        texts = Texts.of(locale, Duplicates.class);
    }

    /** The first of those in these registers that nobody has decided, oldest first. */
    public List<Duplicate> open(List<Register<?>> registers, int most) {
        return repository.open(keys(registers), most);
    }

    /** How many there are. */
    public long count(List<Register<?>> registers) {
        return repository.countOpen(keys(registers));
    }

    private static List<String> keys(List<Register<?>> registers) {
        return registers.stream().map(register -> register.sheet().key()).toList();
    }

    /**
     * One column of the two rows beside each other, as the screen may show them.
     *
     * @param differs whether the file says something else, rather than the same or nothing
     */
    public record Pair(String heading, String existing, String incoming, boolean differs) {}

    /** The two rows beside each other; nothing where the one that was there is gone. */
    public <T extends Row> List<Pair> compare(Register<T> register, Duplicate duplicate) {
        T existing = register.repository().find(duplicate.existing()).orElse(null);
        Map<String, String> incoming = incoming(duplicate);
        return existing == null
                ? List.of()
                : register.sheet().columns().stream()
                        .filter(column -> !column.derived())
                        .map(column -> pair(column, existing, incoming.get(column.key())))
                        .filter(pair ->
                                !pair.existing().isEmpty() || !pair.incoming().isEmpty())
                        .toList();
    }

    private static <T> Pair pair(Column<T, ?> column, T existing, String incoming) {
        String text = incoming == null ? "" : incoming;
        boolean differs = !text.isEmpty() && !text.equals(column.text(existing));
        return new Pair(column.heading(), column.shown(existing), FileImport.shown(column, text), differs);
    }

    /**
     * Decides some rows of one register, as one step to undo.
     *
     * @return how many rows of the register were added or changed
     * @throws Failure when the officer may not write there, a row has problems as it would become, or was changed
     *     meanwhile; nothing is changed then
     */
    public <T extends Row> long decide(Register<T> register, List<Duplicate> rows, Decision decision) {
        long[] written = {0};
        String action = texts.get("decide." + decision, register.sheet().title(), rows.size());
        Map<Long, T> changed = new HashMap<>();
        ledger.write(
                action,
                batch -> rows.forEach(row -> {
                    try {
                        written[0] += apply(register, row, decision, batch, changed) ? 1 : 0;
                    } catch (Refused e) {
                        throw wrong(row, register.sheet(), e.problem());
                    }
                    repository.change(batch, row, row.decided(decision));
                }));
        return written[0];
    }

    /** @param known rows as this write has left them, for another one that is like the same */
    private <T extends Row> boolean apply(
            Register<T> register, Duplicate row, Decision decision, Batch batch, Map<Long, T> known) {
        if (decision == Decision.KEEP) {
            return false;
        }
        Map<String, String> incoming = incoming(row);
        Sheet<T> sheet = register.sheet();
        if (decision == Decision.BOTH) {
            register.repository().add(batch, read(sheet, incoming::get, null, row));
            return true;
        }
        T existing = Optional.ofNullable(known.get(row.existing()))
                .or(() -> register.repository().find(row.existing()))
                .filter(found -> found.retired() == null)
                .orElseThrow(() -> new Failure("duplicate.gone", row.file(), row.line()));
        T changed = read(
                sheet,
                column -> {
                    String text = incoming.get(column);
                    boolean takes = text != null
                            && !text.isEmpty()
                            && (decision == Decision.TAKE
                                    || sheet.column(column).text(existing).isEmpty());
                    return takes ? text : null;
                },
                existing,
                row);
        boolean same = sheet.columns().stream()
                .allMatch(column -> Objects.equals(
                        column.read().apply(existing), column.read().apply(changed)));
        if (!same) {
            register.repository().change(batch, existing, changed);
            Map<String, Object> image = register.repository().image(changed);
            image.put("version", existing.version() + 1);
            known.put(row.existing(), register.repository().record(image));
        }
        return !same;
    }

    private static Failure wrong(Duplicate row, Sheet<?> sheet, Problem problem) {
        return new Failure("duplicate.wrong", row.file(), row.line(), sheet.sentence(problem));
    }

    private static <T> T read(Sheet<T> sheet, Function<String, String> cell, T base, Duplicate row) {
        Sheet.Reading<T> reading = sheet.read(cell, base);
        if (!reading.good()) {
            throw wrong(row, sheet, reading.problems().get(0));
        }
        return reading.record();
    }

    /**
     * What an import says of a row, as the queue keeps it.
     *
     * @param columns what the file says of it; the rest would be only what is usual
     */
    static <T extends Row> String incoming(T row, List<Column<T, ?>> columns) {
        Map<String, String> texts = new TreeMap<>();
        for (Column<T, ?> column : columns) {
            Object value = column.read().apply(row);
            if (row.id() == null
                    || !row.id().equals(value)) { // where both are wanted the other gets a number of its own
                texts.put(column.key(), column.text(row));
            }
        }
        return json(texts);
    }

    /** The same with its columns in one order, so that it can be compared. */
    static String sorted(String incoming) {
        return json(new TreeMap<>(read(incoming)));
    }

    /** Puts a row of an import into the queue, within its transaction. */
    static <T extends Row> void add(
            Batch batch, Register<T> register, String incoming, long existing, String file, long line) {
        batch.add(
                DuplicateRepository.TABLE,
                new Duplicate(
                        null, register.sheet().key(), existing, incoming, file, line, batch.now(), null, 0, null));
    }

    private static Map<String, String> incoming(Duplicate duplicate) {
        return read(duplicate.incoming());
    }

    private static String json(Map<String, String> texts) {
        try {
            return JSON.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> read(String incoming) {
        try {
            return JSON.readValue(incoming, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
