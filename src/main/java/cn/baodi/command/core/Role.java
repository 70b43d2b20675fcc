package cn.baodi.command.core;

/** What an officer is on duty as; one officer may be several. */
public enum Role {
    /** 管理员: accounts, backups, retention. */
    ADMIN,
    /** 值班长: everything of the shift, approves full exports, signs the report. */
    LEADER,
    /** 值班员: keeps the registers. */
    OFFICER,
    /** 热线员: keeps the hotline's calls; alone reads their notes. */
    HOTLINE,
    /** 审计员: reads the audit, writes nothing. */
    AUDITOR,
    /** 只读: looks, writes nothing. */
    READER
}
