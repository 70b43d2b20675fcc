package cn.baodi.command.core;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a list is narrowed to. The same filter narrows the screen, its chart and its export, and can be saved by name.
 *
 * @param text what was typed into 查找, "" for nothing
 * @param chips chip key to chosen value, as text that the repository understands; only chips that are set
 * @param range the time range, {@link TimeRange#ALL} for no limit
 * @param retired also show what was retired
 */
public record Filter(String text, Map<String, String> chips, TimeRange range, boolean retired) {
    public static final Filter NONE = new Filter("", Map.of(), TimeRange.ALL, false);

    public Filter {
        text = text == null ? "" : text.strip();
        chips = chips == null ? Map.of() : Map.copyOf(chips);
        range = range == null ? TimeRange.ALL : range;
    }

    public Filter text(String wanted) {
        return new Filter(wanted, chips, range, retired);
    }

    /** @param value null takes the chip away */
    public Filter chip(String key, String value) {
        Map<String, String> changed = new LinkedHashMap<>(chips);
        if (value == null) {
            changed.remove(key);
        } else {
            changed.put(key, value);
        }
        return new Filter(text, changed, range, retired);
    }

    public Filter range(TimeRange wanted) {
        return new Filter(text, chips, wanted, retired);
    }

    public Filter retired(boolean wanted) {
        return new Filter(text, chips, range, wanted);
    }

    /** The chip's value, or null. */
    public String chip(String key) {
        return chips.get(key);
    }
}
