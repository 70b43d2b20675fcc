package cn.baodi.command.data;

/** What an entry of the audit is. */
public enum Kind {
    /** Rows were written, with the image of each. */
    WRITE,
    /** Rows were filled in bulk; the audit keeps their number, only the journal their images. */
    LOAD,
    /** Rows were signed or issued: as a write, but nothing takes it back. */
    SIGN,
    /** A thing of the workstation was kept. No entry of the audit. */
    SETTING,
    SIGN_IN,
    SIGN_OUT,
    /** Somebody was refused at the sign-in. */
    REFUSED,
    ACCOUNT,
    /** A masked field of one record was looked at. */
    REVEAL,
    EXPORT,
    PRINT,
    BACKUP,
    RESTORE,
    CHECK
}
