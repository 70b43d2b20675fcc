package cn.baodi.command.report;

import java.util.List;

/**
 * What stands in a report besides what the areas say.
 *
 * @param concerns the officer's own words under 需协调解决的问题, or ""
 * @param plans the officer's own words under 下一步工作, or ""
 * @param corrections of reports that were issued before
 * @param reason why it is issued although figures contradict each other, or ""
 */
public record Additions(Signing signing, String concerns, String plans, List<Correction> corrections, String reason) {
    /** Nothing. */
    public static final Additions NONE = new Additions(Signing.NONE, "", "", List.of(), "");
}
