package cn.baodi.command.account;

/**
 * A second officer's consent to one full export. Only {@link Accounts#approve} makes one, after a look at who he is.
 */
public final class Approval {
    private final String purpose;
    private final String requester;
    private final String approver;

    Approval(String purpose, String requester, String approver) {
        this.purpose = purpose;
        this.requester = requester;
        this.approver = approver;
    }

    /** What it is for, in the requester's words. */
    public String purpose() {
        return purpose;
    }

    /** Who may use it. */
    public String requester() {
        return requester;
    }

    public String approver() {
        return approver;
    }
}
