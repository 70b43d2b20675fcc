package cn.baodi.command.report;

import cn.baodi.command.core.Figure;
import cn.baodi.command.data.Ledger.Written;
import cn.baodi.command.data.Repository;
import cn.baodi.command.ui.Feature;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What every issued report says otherwise than it is counted now. Counting a report again asks every area, so what was
 * found is remembered until something is written that may change the numbers of its days. Queries.
 */
final class Corrections {
    /** No area knows of them. */
    private static final Set<String> OWN =
            Set.of(ReportRepository.TABLE, FigureRepository.TABLE, PieceRepository.TABLE);

    private static final int MOST = 500;

    private final ReportRepository reports;
    private final FigureRepository figures;
    private final Supplier<List<Feature>> areas;
    private final Supplier<String> operator;
    private final Function<StoredReport, String> title;
    private final Map<Long, Counted> counted = new HashMap<>();
    /** Looked at by whoever asks next, and not by whoever writes; after {@link #MOST} of them all is counted again. */
    private final Queue<Written> unseen = new ConcurrentLinkedQueue<>();

    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean asked;
    /** Another may see the numbers of other areas. */
    private String countedFor = "";

    /**
     * @param last day of the report
     * @param figures each that can be counted again, as it is now
     */
    private record Counted(LocalDate last, Map<String, Figure> figures) {}

    /**
     * @param operator who asks
     * @param title which report it is, in words
     */
    Corrections(
            ReportRepository reports,
            FigureRepository figures,
            Supplier<List<Feature>> areas,
            Supplier<String> operator,
            Function<StoredReport, String> title) {
        this.reports = reports;
        this.figures = figures;
        this.areas = areas;
        this.operator = operator;
        this.title = title;
    }

    /** Something was written. */
    void written(Written written) {
        if (asked && !OWN.containsAll(written.tables()) && waiting.incrementAndGet() <= MOST) {
            unseen.add(written);
        }
    }

    /** Of all reports of a kind that were issued before, the oldest first. */
    List<Correction> before(Coverage coverage) {
        List<Correction> all = new ArrayList<>();
        for (StoredReport issued : reports.issuedBefore(coverage)) {
            all.addAll(of(issued));
        }
        return all;
    }

    /** Of an issued report: its figures as they were said last, against the data now. */
    List<Correction> of(StoredReport issued) {
        Map<String, Figure> now = now(issued);
        Map<String, BigDecimal> said = new HashMap<>();
        figures.corrections(issued.id()).forEach(later -> said.put(later.figure(), later.value()));
        List<Correction> found = new ArrayList<>();
        for (ReportFigure own : figures.of(issued.id())) {
            if (own.corrects() == null && now.containsKey(own.figure())) {
                BigDecimal last = said.getOrDefault(own.figure(), own.value());
                Figure figure = now.get(own.figure());
                if (!same(last, figure.value())) {
                    found.add(new Correction(
                            issued.id(),
                            title.apply(issued),
                            own.figure(),
                            own.label(),
                            own.unit(),
                            last,
                            figure.value(),
                            figure.cumulative()));
                }
            }
        }
        return found;
    }

    private static boolean same(BigDecimal one, BigDecimal other) {
        return one == null || other == null ? one == other : one.compareTo(other) == 0;
    }

    private synchronized Map<String, Figure> now(StoredReport issued) {
        asked = true;
        forget();
        return counted.computeIfAbsent(issued.id(), id -> new Counted(issued.reportDay(), counted(issued.coverage())))
                .figures;
    }

    /** Without those that are known as of now alone. */
    private Map<String, Figure> counted(Coverage coverage) {
        Map<String, Figure> now = new HashMap<>();
        coverage.figures(areas.get()).forEach(figure -> now.put(figure.key(), figure));
        now.values().removeIf(Figure::current);
        return now;
    }

    /** A number may be that of all days up to the report's, so whatever ends before the change stays as it was. */
    private void forget() {
        if (!countedFor.equals(operator.get()) || waiting.getAndSet(0) > MOST) {
            counted.clear();
            countedFor = operator.get();
        }
        for (Written written = unseen.poll(); written != null; written = unseen.poll()) {
            Optional<LocalDate> first = first(written);
            counted.values().removeIf(one -> first.isEmpty() || !one.last.isBefore(first.get()));
        }
    }

    /** The first day whose numbers a write may have changed; empty where it may be any. */
    private Optional<LocalDate> first(Written written) {
        LocalDate first = LocalDate.MAX;
        Set<String> tables = new HashSet<>(written.tables());
        tables.removeAll(OWN);
        for (String table : tables) {
            Optional<LocalDate> own = repository(table).flatMap(repository -> repository.firstDay(written.seq()));
            if (own.isEmpty()) {
                return own;
            }
            first = own.get().isBefore(first) ? own.get() : first;
        }
        return Optional.of(first);
    }

    private Optional<? extends Repository<?>> repository(String table) {
        return areas.get().stream()
                .flatMap(area -> area.registers().stream())
                .map(register -> register.repository())
                .filter(repository -> repository.table().equals(table))
                .findFirst();
    }
}
