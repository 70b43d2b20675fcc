package cn.baodi.command.handover;

import cn.baodi.command.core.Hit;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Type;
import cn.baodi.command.ui.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A record of any area that a note is about, found as the search finds it. */
final class AboutType implements Type<Hit> {
    private static final int A_AREA = 3;

    private final Supplier<List<Feature>> areas;
    /** Written by the thread that searches. */
    private volatile List<Hit> offered = List.of();

    AboutType(Supplier<List<Feature>> areas) {
        this.areas = areas;
    }

    @Override
    public Kind kind() {
        return Kind.REFERENCE;
    }

    @Override
    public String write(Hit hit) {
        return hit == null ? "" : (hit.group() + " " + hit.title() + " " + hit.detail()).strip();
    }

    /** One of those that were offered last; null for any other text. */
    @Override
    public Hit read(String text) {
        return offered.stream()
                .filter(hit -> write(hit).equals(text.strip()))
                .findFirst()
                .orElse(null);
    }

    /** Where the record lies that was chosen. */
    Optional<Link> link(String text) {
        return Optional.ofNullable(read(text)).map(Hit::link);
    }

    @Override
    public List<Hit> suggest(String part) {
        List<Hit> found = new ArrayList<>();
        for (Feature area : areas.get()) {
            area.search(part, A_AREA).stream()
                    .limit(A_AREA)
                    .filter(hit -> hit.link().id() != null)
                    .forEach(found::add);
        }
        offered = List.copyOf(found);
        return found;
    }
}
