package cn.baodi.command.handover;

import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.OpenItems;
import java.util.ArrayList;
import java.util.List;

/**
 * What a handover tells, as one text: a line with its title and number for each part, and below it a line for each of its
 * lines, begun with a tab. Of links the record is kept; of those to a list, the list as it is then.
 */
final class FrozenItems {
    private static final String TAB = "\t";

    private FrozenItems() {}

    static String write(List<OpenItems> parts) {
        StringBuilder out = new StringBuilder();
        for (OpenItems part : parts) {
            out.append(flat(part.title())).append(TAB).append(part.total());
            link(out, part.all());
            out.append('\n');
            for (OpenItems.Line line : part.lines()) {
                out.append(TAB).append(flat(line.text()));
                link(out, line.link());
                out.append('\n');
            }
        }
        return out.toString();
    }

    private static void link(StringBuilder out, Link link) {
        if (link != null) {
            out.append(TAB).append(link.feature()).append(TAB).append(link.sheet());
            out.append(TAB).append(link.id() == null ? "" : link.id());
        }
    }

    /** @throws IllegalArgumentException for what {@link #write} did not write */
    static List<OpenItems> read(String text) {
        List<OpenItems> parts = new ArrayList<>();
        String title = null;
        long total = 0;
        Link all = null;
        List<OpenItems.Line> lines = new ArrayList<>();
        for (String line : text.split("\n")) {
            String[] cells = line.split(TAB, -1);
            if (line.startsWith(TAB)) {
                lines.add(new OpenItems.Line(cells[1], link(cells)));
                continue;
            }
            if (title != null) {
                parts.add(new OpenItems(title, total, lines, all));
            }
            if (cells.length < 2) {
                throw new IllegalArgumentException("no part");
            }
            title = cells[0];
            total = Long.parseLong(cells[1]);
            all = link(cells);
            lines.clear();
        }
        parts.add(new OpenItems(title, total, lines, all));
        return parts;
    }

    private static Link link(String[] cells) {
        if (cells.length < 5) {
            return null;
        }
        return cells[4].isEmpty()
                ? Link.to(cells[2], cells[3], Filter.NONE)
                : Link.to(cells[2], cells[3], Long.parseLong(cells[4]));
    }

    /** One line stays one line. */
    static String flat(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
