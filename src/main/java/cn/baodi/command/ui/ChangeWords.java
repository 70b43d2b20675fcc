package cn.baodi.command.ui;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.Masking;
import cn.baodi.command.core.Reference;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Type;
import cn.baodi.command.data.Register;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a write did to a row, in the words of its register's headings. May query, to call a row that is referred to by
 * its name.
 */
public final class ChangeWords<T extends Row> {
    private final Register<T> register;
    private final Texts texts;
    private final boolean leaving;
    private final Map<String, Reference> called = new HashMap<>();

    /** One heading whose value changed; "" for none. */
    public record Changed(String heading, String before, String after) {}

    private ChangeWords(Register<T> register, Texts texts, boolean leaving) {
        this.register = register;
        this.texts = texts;
        this.leaving = leaving;
    }

    /** As the register's screen shows its values. */
    static <T extends Row> ChangeWords<T> onScreen(Register<T> register, Texts texts) {
        return new ChangeWords<>(register, texts, false);
    }

    /**
     * As they may leave the register's screen, personal values masked.
     *
     * @param texts any; the words are everybody's
     */
    public static <T extends Row> ChangeWords<T> masked(Register<T> register, Texts texts) {
        return new ChangeWords<>(register, texts, true);
    }

    /** What officers call the row, such as P0000042. */
    public String code(long id) {
        return code(register.sheet().columns().get(0), id);
    }

    @SuppressWarnings("unchecked")
    private static <T, V> String code(Column<T, V> column, long id) {
        return column.type().kind() == Type.Kind.CODE ? ((Type<Long>) column.type()).write(id) : Long.toString(id);
    }

    /**
     * The headings whose values differ, in the order of the sheet.
     *
     * @param before columns before, or null where the row was new
     * @param after columns after, or null where the row was taken away
     * @param now what else is known of the row, for values that are made of several columns; or null
     * @return empty where nothing that the sheet shows differs; one line that says so where the images are no such rows
     */
    public List<Changed> of(Map<String, Object> before, Map<String, Object> after, Map<String, Object> now) {
        try {
            return changed(record(before, now), record(after, now));
        } catch (IllegalArgumentException | DateTimeException e) {
            return List.of(new Changed(texts.get("change.unreadable"), "", ""));
        }
    }

    private T record(Map<String, Object> image, Map<String, Object> now) {
        if (image == null) {
            return null;
        }
        Map<String, Object> whole = new HashMap<>(now == null ? Map.of() : now);
        whole.putAll(image);
        return register.repository().record(whole);
    }

    private List<Changed> changed(T before, T after) {
        List<Changed> changed = new ArrayList<>();
        for (Column<T, ?> column : register.sheet().columns()) {
            String was = before == null ? "" : column.text(before);
            String is = after == null ? "" : column.text(after);
            if (!column.derived() && !was.equals(is)) {
                changed.add(new Changed(
                        column.heading(),
                        before == null ? "" : shown(column, before),
                        after == null ? "" : shown(column, after)));
            }
        }
        String was = before == null || before.retired() == null ? "" : before.retired();
        String is = after == null || after.retired() == null ? "" : after.retired();
        if (!was.equals(is)) {
            changed.add(new Changed(texts.get("change.retired"), Masking.text(was), Masking.text(is)));
        }
        return changed;
    }

    @SuppressWarnings("unchecked")
    private <V> String shown(Column<T, V> column, T row) {
        V value = column.read().apply(row);
        if (value instanceof Reference reference) {
            String text = column.type().write((V) named((Type<Reference>) column.type(), reference));
            boolean masks = leaving ? column.personal() : column.masks(row);
            return masks ? column.mask().apply(text) : text;
        }
        return leaving ? column.leaving(row) : column.shown(row);
    }

    /** The image of a row knows others by their numbers alone; one that is no longer proposed stays a number. */
    private Reference named(Type<Reference> type, Reference reference) {
        Reference bare = new Reference(reference.id(), "");
        return called.computeIfAbsent(
                type.write(bare),
                code -> type.suggest(code).stream()
                        .filter(bare::equals)
                        .findFirst()
                        .orElse(bare));
    }
}
