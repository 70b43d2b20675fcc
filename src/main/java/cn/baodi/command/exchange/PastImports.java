package cn.baodi.command.exchange;

import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Type;
import cn.baodi.command.data.BuiltUpon;
import cn.baodi.command.data.Ledger;
import cn.baodi.command.data.Register;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The imports of any day, for the screen and the verb, and what becomes of one that is to be taken back. */
public final class PastImports {
    private final Ledger ledger;
    private final ImportMemory memory;
    private final Texts texts;

    /** @param locale language of the audit line */
    public PastImports(Ledger ledger, Locale locale) {
        this.ledger = ledger;
        memory = new ImportMemory(ledger);
        texts = Texts.of(locale, PastImports.class);
    }

    /**
     * An import of any day.
     *
     * @param register that it went into
     * @param stands whether it was not undone
     */
    public record Past(PastImport done, Register<?> register, boolean stands) {}

    /** The last ones into these registers, newest first. */
    public List<Past> into(List<Register<?>> registers, int most) {
        List<Past> found = new ArrayList<>();
        for (PastImport done : memory.past()) {
            register(registers, done)
                    .ifPresent(register -> found.add(new Past(done, register, ledger.stands(done.seq()))));
            if (found.size() == most) {
                break;
            }
        }
        return found;
    }

    /** The import that is write number {@code seq}, where it went into one of these registers. */
    public Optional<Past> find(List<Register<?>> registers, long seq) {
        return memory.past().stream()
                .filter(done -> done.seq() == seq)
                .findFirst()
                .flatMap(done ->
                        register(registers, done).map(register -> new Past(done, register, ledger.stands(done.seq()))));
    }

    private static Optional<Register<?>> register(List<Register<?>> registers, PastImport done) {
        return registers.stream()
                .filter(register -> register.sheet().key().equals(done.sheet()))
                .findFirst();
    }

    /** What was built upon an import since, so that it cannot be taken back; empty where it can. */
    public List<BuiltUpon> builtUpon(long seq) {
        return ledger.builtUpon(seq);
    }

    /**
     * Takes an import back, as a write of its own.
     *
     * @param file its name
     * @return how many rows went
     * @throws cn.baodi.command.core.Failure when it does not stand any more, something was built upon it, or the officer
     *     may not
     */
    public long takeBack(long seq, String file) {
        return ledger.takeBack(seq, texts.get("takeBack.action", file)).rows();
    }

    /** A row by register and number; a name may not leave the screen with what is copied. */
    public String called(BuiltUpon row, List<Register<?>> registers) {
        if (row.table().equals(Duplicates.TABLE)) {
            return texts.get("takeBack.queue", row.id());
        }
        return registers.stream()
                .filter(register -> register.repository().table().equals(row.table()))
                .findFirst()
                .map(register -> register.sheet().title() + " " + code(register.sheet(), row.id()))
                .orElse(texts.get("takeBack.other", row.id())); // of an area that he may not see
    }

    /** The number of a row as people call it. */
    @SuppressWarnings("unchecked")
    public static String code(Sheet<?> sheet, long id) {
        return sheet.columns().stream()
                .filter(column -> column.type().kind() == Type.Kind.CODE)
                .findFirst()
                .map(column -> ((Type<Long>) column.type()).write(id))
                .orElse(String.valueOf(id));
    }
}
