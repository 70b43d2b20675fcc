package cn.baodi.command.account;

/** Consents without anybody asked, for tests of what comes after. */
public final class Approved {
    private Approved() {}

    public static Approval by(String approver, String requester) {
        return new Approval("核对", requester, approver);
    }
}
