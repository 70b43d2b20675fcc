package cn.baodi.command.journal;

/**
 * The end of a journal at some moment.
 *
 * @param tx so many transactions
 * @param bytes so long is the file
 * @param head the last code of the chain as hex: whoever holds it can tell whether anything before it was changed
 */
public record Position(long tx, long bytes, String head) {}
