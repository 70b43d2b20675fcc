package cn.baodi.command.care;

import cn.baodi.command.account.Approval;
import cn.baodi.command.core.DailyCount;
import cn.baodi.command.core.ReportPart.Block;
import cn.baodi.command.core.ReportPart.Listing;
import cn.baodi.command.core.ReportPart.Sentence;
import cn.baodi.command.core.Retention;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Destroyed;
import cn.baodi.command.data.Kind;
import cn.baodi.command.report.DailyReport;
import cn.baodi.command.report.IssueRegister;
import cn.baodi.command.report.Paper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The papers of a closed crisis: the numbers that are kept, what was issued, and the record of what was destroyed. */
final class ClosingPapers {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    /** So many numbers stand side by side in print. */
    private static final int COLUMNS = 4;

    private final Texts texts;
    private final Texts paperTexts;
    private final ClosingPlan plan;
    private final Approval approval;
    private final boolean demo;

    ClosingPapers(CareWords words, Texts paperTexts, ClosingPlan plan, Approval approval, boolean demo) {
        this.paperTexts = paperTexts;
        this.plan = plan;
        this.approval = approval;
        this.demo = demo;
        texts = words.texts();
    }

    List<String> countHeadings() {
        return List.of(
                texts.get("counts.day"),
                texts.get("counts.area"),
                texts.get("counts.town"),
                texts.get("counts.what"),
                texts.get("counts.number"),
                texts.get("counts.unit"));
    }

    /**
     * One row for each number, day and town.
     *
     * @param counts by the title of their area
     */
    List<List<String>> countRows(Map<String, List<DailyCount>> counts) {
        List<List<String>> rows = new ArrayList<>();
        counts.forEach((area, own) -> own.forEach(
                c -> rows.add(List.of(day(c.day()), area, town(c.town()), c.label(), plain(c.number()), c.unit()))));
        return rows;
    }

    private String day(LocalDate day) {
        return day == null ? texts.get("counts.end") : day.toString();
    }

    private String town(String town) {
        return town.isEmpty() ? texts.get("counts.district") : town;
    }

    private static String plain(BigDecimal number) {
        return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }

    /** The district's numbers by day and the towns' over the whole time, area by area. */
    Paper counts(Map<String, List<DailyCount>> counts) {
        List<DailyReport.Section> sections = new ArrayList<>();
        counts.forEach((area, own) -> {
            List<Block> blocks = new ArrayList<>(byDay(own));
            blocks.addAll(byTown(own));
            sections.add(Paper.section(sections.size() + 1, area, blocks, paperTexts));
        });
        return new Paper(
                plan.organisation(),
                texts.get("counts.title"),
                days(counts),
                texts.get("counts.made", Paper.date(plan.now().toLocalDate(), paperTexts)),
                sections,
                List.of(texts.get("sign.by", approval.requester()), texts.get("sign.second", approval.approver()), ""),
                Paper.date(plan.now().toLocalDate(), paperTexts),
                List.of(),
                "",
                demo);
    }

    /** What issued reports said. */
    Paper issued(IssueRegister register) {
        return register.paper(
                plan.organisation(),
                plan.now().toLocalDate(),
                List.of(texts.get("sign.by", approval.requester()), texts.get("sign.second", approval.approver()), ""),
                demo);
    }

    private String days(Map<String, List<DailyCount>> counts) {
        TreeSet<LocalDate> days = counts.values().stream()
                .flatMap(List::stream)
                .map(DailyCount::day)
                .filter(day -> day != null)
                .collect(Collectors.toCollection(TreeSet::new));
        return days.isEmpty() ? "" : period(days.first(), days.last());
    }

    private String period(LocalDate first, LocalDate last) {
        return texts.get("counts.period", Paper.date(first, paperTexts), Paper.date(last, paperTexts));
    }

    private List<Block> byDay(List<DailyCount> own) {
        TreeSet<LocalDate> days = own.stream()
                .map(DailyCount::day)
                .filter(day -> day != null)
                .collect(Collectors.toCollection(TreeSet::new));
        List<DailyCount> daily = own.stream().filter(c -> c.day() != null).toList();
        return tables(texts.get("counts.by.day"), texts.get("counts.day"), daily, List.copyOf(days), DailyCount::day);
    }

    private List<Block> byTown(List<DailyCount> own) {
        List<DailyCount> local = own.stream()
                .filter(c -> !c.town().isEmpty() && (c.adds() || c.day() == null))
                .toList();
        List<String> towns = local.stream().map(DailyCount::town).distinct().toList();
        return tables(texts.get("counts.by.town"), texts.get("counts.town"), local, towns, DailyCount::town);
    }

    /** A table of sums for each few labels; a row for each key. */
    private static <K> List<Block> tables(
            String title,
            String first,
            List<DailyCount> counts,
            List<K> keys,
            java.util.function.Function<DailyCount, K> key) {
        Map<String, Map<K, BigDecimal>> sums = new LinkedHashMap<>();
        counts.forEach(c -> sums.computeIfAbsent(c.label() + " (" + c.unit() + ")", label -> new LinkedHashMap<>())
                .merge(key.apply(c), c.number(), BigDecimal::add));
        List<String> labels = List.copyOf(sums.keySet());
        List<Block> tables = new ArrayList<>();
        for (int from = 0; from < labels.size(); from += COLUMNS) {
            List<String> some = labels.subList(from, Math.min(labels.size(), from + COLUMNS));
            List<String> headings = new ArrayList<>(List.of(first));
            headings.addAll(some);
            List<Boolean> numeric = new ArrayList<>(List.of(false));
            some.forEach(label -> numeric.add(true));
            List<List<String>> rows = new ArrayList<>();
            for (K one : keys) {
                List<String> row = new ArrayList<>(List.of(one.toString()));
                some.forEach(label -> row.add(plain(sums.get(label).getOrDefault(one, BigDecimal.ZERO))));
                rows.add(row);
            }
            tables.add(new Listing(title, headings, numeric, rows));
        }
        return tables;
    }

    /**
     * The record of destruction.
     *
     * @param destroyed what became of the data; empty where it has only begun
     */
    Paper record(Optional<Destroyed> destroyed, LocalDateTime ended) {
        List<List<Block>> parts = List.of(basis(), what(destroyed), how(destroyed, ended), elsewhere(), processing());
        List<String> headings = List.of("basis", "what", "how", "elsewhere", "processing");
        List<DailyReport.Section> sections = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            sections.add(
                    Paper.section(i + 1, texts.get("record.heading." + headings.get(i)), parts.get(i), paperTexts));
        }
        return new Paper(
                plan.organisation(),
                texts.get("record.title"),
                Paper.date(plan.now().toLocalDate(), paperTexts),
                texts.get(destroyed.isEmpty() ? "record.begun" : "record.done"),
                sections,
                List.of(
                        texts.get("sign.by", approval.requester()),
                        texts.get("sign.second", approval.approver()),
                        texts.get("sign.witness")),
                Paper.date(ended.toLocalDate(), paperTexts),
                List.of(),
                "",
                demo);
    }

    private List<Block> basis() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                new Sentence(texts.get("record.basis", approval.purpose(), approval.requester(), approval.approver())));
        for (Retention kept : plan.early()) {
            blocks.add(new Sentence(texts.get(
                    "record.early",
                    kept.name(),
                    kept.years(),
                    kept.basis(),
                    kept.oldest().plusYears(kept.years()))));
        }
        return blocks;
    }

    private List<Block> what(Optional<Destroyed> destroyed) {
        List<List<String>> rows = new ArrayList<>();
        plan.sheets().forEach(held -> rows.add(List.of(held.sheet(), String.valueOf(held.rows()))));
        rows.add(List.of(texts.get("record.issued"), String.valueOf(plan.issued())));
        rows.add(List.of(
                texts.get("record.backups"),
                String.valueOf(destroyed.map(Destroyed::backups).orElse(plan.backups()))));
        destroyed.ifPresent(d -> rows.add(List.of(texts.get("record.copies"), String.valueOf(d.copies()))));
        return List.of(
                new Sentence(texts.get("record.what")),
                new Sentence(texts.get("record.register")),
                new Listing(
                        "",
                        List.of(texts.get("counts.sheet"), texts.get("counts.number")),
                        List.of(false, true),
                        rows));
    }

    private List<Block> how(Optional<Destroyed> destroyed, LocalDateTime ended) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Sentence(texts.get("record.how")));
        blocks.add(new Sentence(texts.get(
                "record.head", plan.head().tx(), Paper.grouped(plan.head().head()))));
        blocks.add(new Sentence(
                destroyed.isEmpty()
                        ? texts.get("record.since", MOMENT.format(plan.now()))
                        : texts.get("record.times", MOMENT.format(plan.now()), MOMENT.format(ended))));
        destroyed.ifPresent(d -> {
            if (!d.left().isEmpty()) {
                blocks.add(new Sentence(texts.get("record.left", names(d.left()))));
            }
            if (!d.others().isEmpty()) {
                blocks.add(new Sentence(texts.get("record.others", names(d.others()))));
            }
        });
        return blocks;
    }

    private String names(List<?> files) {
        return files.stream().map(Object::toString).collect(Collectors.joining(texts.get("list.comma")));
    }

    private List<Block> elsewhere() {
        List<Block> blocks = new ArrayList<>();
        plan.second().ifPresent(folder -> blocks.add(new Sentence(texts.get("record.second", folder))));
        List<String> before = plan.seconds().stream()
                .filter(folder -> plan.second()
                        .map(Object::toString)
                        .filter(folder::equals)
                        .isEmpty())
                .toList();
        if (!before.isEmpty()) {
            blocks.add(new Sentence(texts.get("record.seconds", names(before))));
        }
        blocks.add(new Sentence(texts.get("record.elsewhere")));
        return blocks;
    }

    private String processed() {
        LocalDateTime first = plan.processing().first();
        LocalDateTime last = plan.processing().last();
        return first == null ? "" : period(first.toLocalDate(), last.toLocalDate());
    }

    private List<Block> processing() {
        Map<Kind, Long> entries = new TreeMap<>(plan.processing().entries());
        List<List<String>> rows = entries.entrySet().stream()
                .map(e -> List.of(texts.get("kind." + e.getKey().name()), String.valueOf(e.getValue())))
                .toList();
        return List.of(
                new Sentence(texts.get("record.processing", plan.processing().operators(), processed())),
                new Listing(
                        "", List.of(texts.get("record.kind"), texts.get("counts.number")), List.of(false, true), rows));
    }
}
