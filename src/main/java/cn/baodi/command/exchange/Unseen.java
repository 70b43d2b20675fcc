package cn.baodi.command.exchange;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What one who looks at a workbook would not expect of its import.
 *
 * @param pages that hold rows of much the same layout and were not read
 * @param hiddenRows how many rows were read that a filter or a hand hides
 */
public record Unseen(List<String> pages, long hiddenRows) {
    static final Unseen NOTHING = new Unseen(List.of(), 0);

    private static final int NAMED = 12;

    public Unseen {
        pages = List.copyOf(pages);
    }

    /** The pages by their names, the first of them where there are many. */
    public String named(String comma) {
        String named = pages.stream().limit(NAMED).collect(Collectors.joining(comma));
        return pages.size() > NAMED ? named + "…" : named;
    }
}
