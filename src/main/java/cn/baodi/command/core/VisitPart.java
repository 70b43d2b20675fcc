package cn.baodi.command.core;

import java.util.List;

/**
 * What one area knows of a place for whoever goes there. It is printed: names and phones are masked.
 *
 * @param people who is in charge, a line each
 * @param onDuty who is there now, a line each
 * @param figures of a checkpoint, today's with its trend; those of a unit are {@link Figure}s of a {@link Scope}
 * @param open faults, and what was promised and not done
 */
public record VisitPart(List<String> people, List<String> onDuty, List<Figure> figures, List<OpenItems> open) {
    public VisitPart {
        people = List.copyOf(people);
        onDuty = List.copyOf(onDuty);
        figures = List.copyOf(figures);
        open = List.copyOf(open);
    }

    /** Of an area that knows only what is open. */
    public static VisitPart open(OpenItems... open) {
        return new VisitPart(List.of(), List.of(), List.of(), List.of(open));
    }
}
