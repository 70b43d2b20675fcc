package cn.baodi.command.report;

import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.Check;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.ReportPart;
import cn.baodi.command.core.ReportPart.Block;
import cn.baodi.command.core.ReportPart.Listing;
import cn.baodi.command.core.ReportPart.Numbers;
import cn.baodi.command.core.ReportPart.Sentence;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Session;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.ChainHead;
import cn.baodi.command.data.Kind;
import cn.baodi.command.data.Ledger;
import cn.baodi.command.ui.Feature;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A report of the command post, of a day or of a period, ready to be set: every heading numbered, every figure compared,
 * every word in its place. Renderers add nothing of their own.
 *
 * @param head the lines above and below the report
 * @param coverage the day or the period, and up to when it is counted
 * @param sections 一、二、… in order; their blocks hold no {@link Numbers}
 * @param appendix 附表1, 附表2…: the values behind the dashboard's trends, oldest day first
 * @param figures every figure that is printed, once, in the order of the areas
 * @param open the rules that figures contradict
 * @param corrections of reports that were issued before
 */
public record DailyReport(
        Head head,
        Coverage coverage,
        Signing signing,
        List<Section> sections,
        List<Listing> appendix,
        List<Figure> figures,
        List<Check> open,
        List<Correction> corrections) {
    /** One that nobody answers for yet, and that was made of no areas. */
    public DailyReport(Head head, Cutoff cutoff, List<Section> sections, List<Listing> appendix) {
        this(head, Coverage.daily(cutoff), Signing.NONE, sections, appendix, List.of(), List.of(), List.of());
    }

    /**
     * What the report does not get from the areas.
     *
     * @param organisation who reports
     * @param operator the duty officer
     * @param made when it was composed, Asia/Shanghai
     * @param demo whether the data are invented; the report says so on every page then
     * @param chain the head of the audit's chain: kept on paper it tells later whether the end of the journal was cut off
     */
    public record Head(String organisation, String operator, LocalDateTime made, boolean demo, ChainHead chain) {
        /** Setting under which the name of the post is kept. */
        public static final String ORGANISATION = "organisation";

        /**
         * The head as it is now; the name of the post is the one that was set, or the district's own.
         *
         * @param texts of this package
         */
        public static Head of(Ledger ledger, Session session, LocalDateTime now, boolean demo, Texts texts) {
            String organisation = ledger.kept(ORGANISATION, String.class)
                    .filter(name -> !name.isBlank())
                    .orElseGet(() -> texts.get("organisation"));
            return new Head(organisation, session.operator(), now, demo, ledger.chainHead());
        }
    }

    /** @param heading with its number */
    public record Section(String heading, List<Block> blocks) {}

    /**
     * Asks every area for its part, its figures, its trend and its alerts. Queries, so not on the JavaFX thread.
     *
     * @param texts of this package
     */
    public static DailyReport compose(List<Feature> features, Cutoff cutoff, Head head, Texts texts) {
        return compose(features, Coverage.daily(cutoff), head, Additions.NONE, texts);
    }

    /** What an area says. */
    record Part(Feature area, ReportPart said) {}

    /** What the areas say of a day, section by section: parts of one order are one section. */
    static List<List<Part>> sections(List<Feature> features, Cutoff cutoff) {
        return List.copyOf(features.stream()
                .flatMap(area -> area.report(cutoff).map(said -> new Part(area, said)).stream())
                .collect(Collectors.groupingBy(part -> part.said().order(), TreeMap::new, Collectors.toList()))
                .values());
    }

    /** As {@link #compose(List, Cutoff, Head, Texts)}, of a day or a period, with what officers add. */
    public static DailyReport compose(
            List<Feature> features, Coverage coverage, Head head, Additions additions, Texts texts) {
        Wording wording = new Wording(texts);
        if (coverage.isPeriod()) {
            return new PeriodReport(features, coverage, wording).compose(head, additions);
        }
        Cutoff cutoff = coverage.cutoff();
        List<Section> sections = new ArrayList<>();
        Map<String, Figure> figures = new LinkedHashMap<>();
        Movers movers = new Movers(features, cutoff, wording);
        for (List<Part> parts : sections(features, cutoff)) {
            List<Block> blocks = new ArrayList<>();
            parts.forEach(part -> blocks.addAll(movers.into(part)));
            boolean several = blocks.stream().filter(Sentence.class::isInstance).count() > 1;
            int sentences = 0;
            for (int i = 0; i < blocks.size(); i++) {
                if (several && blocks.get(i) instanceof Sentence sentence) {
                    blocks.set(i, new Sentence(wording.item(++sentences, sentence.text())));
                } else if (blocks.get(i) instanceof Numbers numbers) {
                    numbers.figures().forEach(figure -> figures.put(figure.key(), figure));
                    blocks.set(i, figures(numbers.figures(), "", wording));
                }
            }
            String heading = parts.get(0).said().heading();
            sections.add(new Section(wording.heading(sections.size() + 1, heading), blocks));
        }
        Endings endings = new Endings(features, coverage, additions, wording);
        sections.addAll(endings.sections(sections.size()));
        List<Check> open = open(features, cutoff);
        List<Listing> appendix = appendix(features, cutoff, figures, wording);
        appendix.addAll(endings.open(head.made()));
        if (!open.isEmpty()) {
            appendix.add(endings.contradictions(open));
        }
        return new DailyReport(
                head,
                coverage,
                additions.signing(),
                sections,
                numbered(appendix, texts),
                List.copyOf(figures.values()),
                open,
                additions.corrections());
    }

    /** Which figures contradict each other. */
    static List<Check> open(List<Feature> features, Cutoff cutoff) {
        return features.stream()
                .flatMap(feature -> feature.checks(cutoff).stream())
                .filter(Check::isOpen)
                .toList();
    }

    /**
     * Notes in the audit that a report leaves.
     *
     * @param what leaves, in words
     * @param kind exported or printed
     * @param where to, in words: a file, a printer, the clipboard
     * @param content what leaves, for its SHA-256
     * @param texts of this package
     */
    public static void noteLeaving(
            Ledger ledger, Session session, String what, Kind kind, String where, byte[] content, Texts texts) {
        session.requireExport(ReportFeature.ACCESS.export());
        ledger.note(
                kind,
                texts.get(kind == Kind.PRINT ? "note.print" : "note.export", what, where, Issued.sha256(content)));
    }

    /**
     * What a report is called where it leaves, such as 2020-02-09 的日报.
     *
     * @param texts of this package
     */
    public static String called(Coverage coverage, Texts texts) {
        return new Wording(texts).called(coverage);
    }

    private static Listing figures(List<Figure> figures, String title, Wording wording) {
        Texts texts = wording.texts();
        return new Listing(
                title,
                List.of(
                        texts.get("figure.label"),
                        texts.get("figure.value"),
                        texts.get("figure.previous"),
                        texts.get("figure.change"),
                        texts.get("figure.unit")),
                List.of(false, true, true, true, false),
                figures.stream()
                        .map(figure -> List.of(
                                figure.label(),
                                wording.number(figure.value()),
                                wording.number(figure.previous()),
                                wording.change(figure),
                                figure.unit()))
                        .toList());
    }

    private static List<Listing> appendix(
            List<Feature> features, Cutoff cutoff, Map<String, Figure> printed, Wording wording) {
        List<Listing> tables = new ArrayList<>();
        List<Figure> others = new ArrayList<>();
        for (Feature feature : features) {
            Scope scope = Scope.of(cutoff);
            List<Figure> figures = feature.figures(scope);
            Optional<ChartData> chart = feature.trend(scope);
            boolean isKnown = isKnown(figures, chart);
            figures.stream()
                    .filter(figure -> isKnown && figure.value() != null)
                    .filter(figure -> printed.putIfAbsent(figure.key(), figure) == null)
                    .forEach(others::add);
            if (!isKnown) {
                continue;
            }
            new TrendTables(
                            cutoff.trendFrom()
                                    .datesUntil(cutoff.day().plusDays(1))
                                    .toList(),
                            wording)
                    .of(feature.title(), figures, chart)
                    .forEach(tables::add);
        }
        if (!others.isEmpty()) {
            tables.add(0, figures(others, wording.texts().get("appendix.figures"), wording));
        }
        return tables;
    }

    /** Whether an area knows anything; without data it counts 0, which would read like a number. */
    private static boolean isKnown(List<Figure> figures, Optional<ChartData> chart) {
        return chart.filter(c -> !c.isEmpty()).isPresent()
                || figures.stream()
                        .flatMap(f -> Stream.concat(
                                Stream.of(f.value(), f.previous())
                                        .filter(Objects::nonNull)
                                        .filter(number -> number.signum() != 0),
                                f.trend().stream().filter(Objects::nonNull)))
                        .findAny()
                        .isPresent();
    }

    static List<Listing> numbered(List<Listing> tables, Texts texts) {
        List<Listing> numbered = new ArrayList<>();
        for (Listing table : tables) {
            String title = texts.get("appendix", numbered.size() + 1, table.title());
            numbered.add(new Listing(title, table.headings(), table.numeric(), table.rows()));
        }
        return numbered;
    }
}
