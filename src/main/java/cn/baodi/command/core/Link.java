package cn.baodi.command.core;

/**
 * A place in the console: the rows behind a number, an alert or a search hit.
 *
 * @param feature key of the feature
 * @param sheet key of the register in it
 * @param filter what to narrow it to
 * @param id a row to open in the card, or null
 */
public record Link(String feature, String sheet, Filter filter, Long id) {
    public static Link to(String feature, String sheet, Filter filter) {
        return new Link(feature, sheet, filter, null);
    }

    public static Link to(String feature, String sheet, long id) {
        return new Link(feature, sheet, Filter.NONE, id);
    }
}
