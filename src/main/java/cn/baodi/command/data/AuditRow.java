package cn.baodi.command.data;

import java.util.Map;

/**
 * What an entry of the audit did to one row.
 *
 * @param line its place in the entry, from 1
 * @param before changed columns before, null where the row was new or only looked at
 * @param after changed columns after, null where the row was taken away or only looked at
 * @param now the whole row as it is now, null where there is none
 */
public record AuditRow(
        long seq,
        int line,
        String table,
        long id,
        Map<String, Object> before,
        Map<String, Object> after,
        Map<String, Object> now) {}
