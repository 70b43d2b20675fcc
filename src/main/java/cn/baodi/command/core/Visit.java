package cn.baodi.command.core;

/**
 * A place that a leader is going to: a unit with all under it, or one checkpoint.
 *
 * @param label its name, which tells namesakes apart
 * @param unit 12-digit code of the unit, or of that of the checkpoint
 * @param checkpoint number of the checkpoint, or null
 */
public record Visit(String label, long unit, Long checkpoint) {
    /** Who may see what is known of a place in one sheet: whoever sees the report. */
    public static final Access ACCESS = Access.DUTY;
    /** What a link to the sheet names as its register. */
    public static final String SHEET = "visit";

    private static final String BETWEEN = " · ";
    private static final String REPORT = "report";

    /** To the sheet about it, which the report's screen shows. */
    public Link link() {
        Filter about = Filter.NONE.text(label).chip("unit", Long.toString(unit));
        return Link.to(REPORT, SHEET, checkpoint == null ? about : about.chip("checkpoint", checkpoint.toString()));
    }

    /** Back from {@link #link}. */
    public static Visit of(Filter about) {
        String checkpoint = about.chip("checkpoint");
        return new Visit(
                about.text(), Long.parseLong(about.chip("unit")), checkpoint == null ? null : Long.valueOf(checkpoint));
    }

    /** Whether it is called so, with or without its town. */
    public boolean isCalled(String name) {
        return label.equals(name) || label.startsWith(name + BETWEEN);
    }

    public boolean isCheckpoint() {
        return checkpoint != null;
    }

    /** Whether a unit is the place, or under it. */
    public boolean covers(long code) {
        return new UnitChoice(unit, false).covers(code);
    }

    /** Its rows in a register that knows the chip. */
    public Filter rows() {
        return isCheckpoint()
                ? Filter.NONE.chip("checkpoint", checkpoint.toString())
                : Filter.NONE.chip("unit", Long.toString(unit));
    }

    /**
     * Why somebody may not see the sheet, or null.
     *
     * @param texts of any package
     */
    public static String refusal(Session session, Texts texts) {
        return session.may(ACCESS.see()) ? null : texts.get("permission.only", Access.words(ACCESS.see(), texts));
    }
}
