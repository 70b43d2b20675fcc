package cn.baodi.command.report;

import cn.baodi.command.core.Alert;
import cn.baodi.command.core.Check;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Masking;
import cn.baodi.command.core.OpenItems;
import cn.baodi.command.core.ReportPart.Block;
import cn.baodi.command.core.ReportPart.Listing;
import cn.baodi.command.core.ReportPart.Sentence;
import cn.baodi.command.core.Texts;
import cn.baodi.command.report.DailyReport.Section;
import cn.baodi.command.ui.Feature;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The sections after those of the areas: what is to be settled, what comes next, what is corrected. */
final class Endings {
    private final List<Feature> features;
    private final Coverage coverage;
    private final Cutoff cutoff;
    private final Additions additions;
    private final Wording wording;
    private final Texts texts;

    Endings(List<Feature> features, Coverage coverage, Additions additions, Wording wording) {
        this.features = features;
        this.coverage = coverage;
        cutoff = coverage.cutoff();
        this.additions = additions;
        this.wording = wording;
        texts = wording.texts();
    }

    /** @param before so many sections come before */
    List<Section> sections(int before) {
        List<Section> sections = new ArrayList<>();
        sections.add(section(before + 1, "problems.heading", problems()));
        sections.add(section(before + 2, "plans.heading", plans()));
        if (!additions.corrections().isEmpty()) {
            sections.add(section(before + 3, "corrections.heading", corrections(additions.corrections(), wording)));
        }
        return sections;
    }

    private Section section(int number, String heading, List<Block> blocks) {
        return new Section(wording.heading(number, texts.get(heading)), blocks);
    }

    /** An officer's text, a paragraph a line. */
    private static List<Block> paragraphs(String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .<Block>map(line -> new Sentence(line.strip()))
                .toList();
    }

    private List<Block> plans() {
        List<Block> own = paragraphs(additions.plans());
        return own.isEmpty() ? List.of(new Sentence(texts.get("plans.none"))) : own;
    }

    private List<Block> problems() {
        List<Block> blocks = new ArrayList<>(paragraphs(additions.concerns()));
        List<Alert> alerts = features.stream()
                .flatMap(feature -> feature.alerts(cutoff.until()).stream())
                .sorted(Comparator.comparing(Alert::severity))
                .toList();
        if (alerts.isEmpty() && blocks.isEmpty()) {
            return List.of(new Sentence(texts.get("problems.none", wording.cutoff(cutoff))));
        }
        if (coverage.isPeriod() && !alerts.isEmpty()) {
            // Nobody keeps what was wrong in between.
            blocks.add(new Sentence(texts.get("problems.then", wording.cutoff(cutoff), alerts.size())));
        }
        int number = 0;
        for (Alert alert : alerts) {
            String sentence = texts.get("alert.severity", texts.name(alert.severity()))
                    + wording.sentence(alert.text())
                    + wording.sentence(alert.guidance());
            if (!alert.phone().isBlank()) {
                sentence += texts.get("alert.phone", Masking.phone(alert.phone()));
            }
            blocks.add(new Sentence(wording.item(++number, sentence.strip())));
        }
        return blocks;
    }

    /** 原报 X，更正为 Y, one a line. */
    static List<Block> corrections(List<Correction> corrections, Wording wording) {
        List<Block> blocks = new ArrayList<>();
        for (Correction c : corrections) {
            blocks.add(new Sentence(wording.item(blocks.size() + 1, wording.correction(c))));
        }
        return blocks;
    }

    /**
     * What was open at the end of what is reported, area by area; of very many the most urgent.
     *
     * @param made when the report is made: where that is not over yet it is told as of then
     */
    List<Listing> open(LocalDateTime made) {
        Cutoff end = cutoff.until().isAfter(made) ? Cutoff.at(made) : cutoff;
        String moment = wording.cutoff(end);
        return features.stream()
                .flatMap(feature -> feature.openItems(end.until()).stream())
                .filter(items -> !items.lines().isEmpty())
                .map(items -> open(items, moment))
                .toList();
    }

    private Listing open(OpenItems items, String moment) {
        List<List<String>> rows = new ArrayList<>();
        items.lines().forEach(line -> rows.add(List.of(texts.get("open.item", rows.size() + 1, line.text()))));
        String key = items.total() == rows.size() ? "open.appendix" : "open.appendix.first";
        return new Listing(
                texts.get("open.heading", items.title()),
                List.of(texts.get(key, moment, items.total(), rows.size())),
                List.of(false),
                rows);
    }

    /** What contradicts, and why it is issued all the same. */
    Listing contradictions(List<Check> open) {
        List<List<String>> rows = new ArrayList<>();
        for (Check check : open) {
            List<String> sides = check.sources().stream()
                    .map(s -> texts.get("check.side", s.label(), wording.amount(s.value(), s.unit())))
                    .toList();
            rows.add(List.of(check.name(), String.join(texts.get("check.between"), sides), check.text()));
        }
        rows.add(List.of(
                texts.get("check.reason"),
                "",
                additions.reason().isBlank() ? texts.get("figure.none") : additions.reason()));
        return new Listing(
                texts.get("check.appendix"),
                List.of(texts.get("check.rule"), texts.get("check.sides"), texts.get("check.finding")),
                List.of(false, false, false),
                rows);
    }
}
