package cn.baodi.command.core;

/**
 * What a check of the data found.
 *
 * @param name what was looked at
 * @param count how many rows were looked at
 * @param wrong how many contradict; 0 is good
 * @param text the finding in words
 */
public record Check(String name, long count, long wrong, String text) {}
