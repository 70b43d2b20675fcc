package cn.baodi.command.exchange;

import java.time.LocalDateTime;

/**
 * An import of any day.
 *
 * @param seq number of its write in the audit
 * @param file name of the file
 * @param hash SHA-256 of the file
 * @param sheet key of the sheet that it went into
 * @param stored rows that were stored
 */
public record PastImport(
        long seq, String file, String hash, String sheet, long stored, LocalDateTime at, String operator) {}
