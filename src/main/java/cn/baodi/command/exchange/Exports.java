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
import cn.baodi.command.core.Type;
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
import java.util.Optional;
import java.util.stream.Collectors;

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
     * @param columns keys of those wanted, in their order; empty for all in the order of the sheet
     * @param approval that personal data may go unmasked, or null to mask them
     */
    public record Order<T extends Row>(
            Register<T> register, Filter filter, Sort sort, List<String> columns, Approval approval) {
        public Order {
            columns = List.copyOf(columns);
        }

        /** With all columns. */
        public Order(Register<T> register, Filter filter, Sort sort, Approval approval) {
            this(register, filter, sort, List.of(), approval);
        }

        public static <T extends Row> Order<T> masked(Register<T> register, Filter filter, Sort sort) {
            return new Order<>(register, filter, sort, null);
        }

        /** The same with these columns only. */
        public Order<T> columns(List<String> keys) {
            return new Order<>(register, filter, sort, keys, approval);
        }

        /** The same unmasked. */
        public Order<T> full(Approval by) {
            return new Order<>(register, filter, sort, columns, by);
        }

        boolean full() {
            return approval != null;
        }

        /** What leaves: of the columns wanted those that the officer may read. */
        public List<Column<T, ?>> leaving() {
            List<Column<T, ?>> readable = register.sheet().columns();
            return columns.isEmpty()
                    ? readable
                    : columns.stream()
                            .<Column<T, ?>>map(register.sheet()::column)
                            .filter(readable::contains)
                            .toList();
        }

        /** Columns that the officer may read and that stay behind. */
        public List<Column<T, ?>> left() {
            List<Column<T, ?>> leaving = leaving();
            return register.sheet().columns().stream()
                    .filter(column -> !leaving.contains(column))
                    .toList();
        }
    }

    /**
     * Why the file cannot be imported again as it is, or what an import would take it for, in one sentence.
     *
     * @param masked whether personal data is to be masked
     */
    public Optional<String> notAgain(Order<?> order, boolean masked) {
        if (masked && order.leaving().stream().anyMatch(Column::personal)) {
            return Optional.of(texts.get("again.masked"));
        }
        List<? extends Column<?, ?>> left = order.left();
        List<? extends Column<?, ?>> required = left.stream()
                .filter(column -> column.required() && !column.derived())
                .toList();
        if (!required.isEmpty()) {
            return Optional.of(texts.get("again.required", headings(required)));
        }
        return order.register().sheet().columns().stream()
                .filter(column -> column.type().kind() == Type.Kind.CODE)
                .limit(1) // its own number; another is that of another row
                .filter(left::contains)
                .findFirst()
                .map(code -> texts.get("again.new", code.heading()));
    }

    private String headings(List<? extends Column<?, ?>> columns) {
        return columns.stream().map(Column::heading).collect(Collectors.joining(texts.get("list.comma")));
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
        List<String> about = new ArrayList<>(List.of(
                order.register().sheet().title(),
                texts.get("about.from", order.register().sheet().title(), file.getFileName()),
                filter.isEmpty() ? texts.get("note.all") : texts.get("note.filter", filter),
                texts.get("about.by", Types.MOMENT.write(LocalDateTime.now(clock)), session.operator()),
                texts.get(order.full() ? "about.full" : "about.masked")));
        if (!order.left().isEmpty()) {
            about.add(texts.get("about.left", headings(order.left())));
        }
        notAgain(order, !order.full()).ifPresent(about::add);
        return about;
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
        String note = texts.get("note", what, narrowed, file.getFileName(), hash);
        return order.left().isEmpty() ? note : texts.get("note.columns", note, headings(order.leaving()));
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
