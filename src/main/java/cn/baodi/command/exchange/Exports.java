package cn.baodi.command.exchange;

import cn.baodi.command.account.Approval;
import cn.baodi.command.core.Column;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Masking;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Rejected;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Session;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.core.Types;
import cn.baodi.command.data.Kind;
import cn.baodi.command.data.Ledger;
import cn.baodi.command.data.Register;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The door out: every list of records that becomes a file passes here, from a screen as from a verb. It asks whether
 * the officer may, masks what is personal unless another officer approved, and notes in the audit what left, for what,
 * and the file's SHA-256. A file that cannot be noted is not written.
 */
public final class Exports {
    /** What older Chinese programs read; it has every character. */
    public static final Charset GB18030 = Charset.forName("GB18030");

    private final Ledger ledger;
    private final Session session;
    private final Clock clock;
    private final Texts texts;

    public Exports(Ledger ledger, Session session, Clock clock, Locale locale) {
        this.ledger = ledger;
        this.session = session;
        this.clock = clock;
        texts = Texts.of(locale, Exports.class);
    }

    /**
     * What is to leave.
     *
     * @param approval that personal data may go unmasked, or null to mask them
     */
    public record Order<T extends Row>(Register<T> register, Filter filter, Sort sort, Approval approval) {
        public static <T extends Row> Order<T> masked(Register<T> register, Filter filter, Sort sort) {
            return new Order<>(register, filter, sort, null);
        }

        boolean full() {
            return approval != null;
        }
    }

    /** @throws Failure {@code permission.export} when the officer may not take the list along */
    public void require(Register<?> register) {
        session.requireExport(register.repository().table());
    }

    /**
     * Writes the list to {@code file}, over one that was there; a failed or cancelled export leaves the old one.
     *
     * @param charset of a CSV file, {@link #GB18030} or UTF-8; a workbook has its own
     * @return how many rows were written
     * @throws Failure when the officer may not, or the file cannot be written
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    public <T extends Row> long write(Order<T> order, Path file, Charset charset, Progress progress) {
        require(order.register());
        if (order.full() && !order.approval().requester().equals(session.operator())) {
            throw new Failure("approval.other", order.approval().requester());
        }
        return TableExport.write(
                order,
                file,
                charset,
                about(order, file),
                progress,
                (rows, hash) -> ledger.note(Kind.EXPORT, words(order, file, rows, hash)));
    }

    /** As {@link #write(Order, Path, Charset, Progress)} in UTF-8. */
    public <T extends Row> long write(Order<T> order, Path file, Progress progress) {
        return write(order, file, StandardCharsets.UTF_8, progress);
    }

    /** What a workbook says of itself: one that was renamed and sent on still tells where it comes from. */
    private <T extends Row> List<String> about(Order<T> order, Path file) {
        String filter = words(order.filter(), order.register().sheet());
        return List.of(
                order.register().sheet().title(),
                texts.get("about.from", order.register().sheet().title(), file.getFileName()),
                filter.isEmpty() ? texts.get("note.all") : texts.get("note.filter", filter),
                texts.get("about.by", Types.MOMENT.write(LocalDateTime.now(clock)), session.operator()),
                texts.get(order.full() ? "about.full" : "about.masked"));
    }

    private <T extends Row> String words(Order<T> order, Path file, long rows, String hash) {
        String title = order.register().sheet().title();
        String what = order.full()
                ? texts.get(
                        "note.full",
                        title,
                        rows,
                        order.approval().approver(),
                        Masking.text(order.approval().purpose()))
                : texts.get("note.masked", title, rows);
        String filter = words(order.filter(), order.register().sheet());
        String narrowed = filter.isEmpty() ? texts.get("note.all") : texts.get("note.filter", filter);
        return texts.get("note", what, narrowed, file.getFileName(), hash);
    }

    /** A filter in words that name nobody. */
    private <T> String words(Filter filter, Sheet<T> sheet) {
        List<String> words = new ArrayList<>();
        filter.chips()
                .forEach((key, value) -> words.add(sheet.columns().stream()
                        .filter(column -> column.key().equals(key))
                        .findFirst()
                        .map(column -> column.heading() + " " + word(column, value))
                        .orElse(key + " " + value)));
        if (!filter.range().equals(TimeRange.ALL)) {
            words.add(filter.range().label(texts, LocalDateTime.now(clock)));
        }
        if (!filter.text().isEmpty()) {
            words.add(texts.get("note.text", Masking.name(filter.text())));
        }
        if (filter.retired()) {
            words.add(texts.get("note.retired"));
        }
        words.sort(null);
        return String.join(texts.get("list.comma"), words);
    }

    private static <T, V> String word(Column<T, V> column, String value) {
        try {
            String word = column.type().write(column.type().read(value));
            return column.personal() ? column.mask().apply(word) : word;
        } catch (Rejected e) {
            return Masking.text(value);
        }
    }
}
