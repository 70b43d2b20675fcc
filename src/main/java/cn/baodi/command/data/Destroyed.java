package cn.baodi.command.data;

import java.nio.file.Path;
import java.util.List;

/**
 * What became of a data folder whose key was destroyed.
 *
 * @param backups how many backups were made unreadable and deleted, both folders together
 * @param copies how many plain copies were overwritten and deleted, both folders together
 * @param left files that could not be deleted; without the key nobody can read them, but for plain copies
 * @param others files in the data folder that are none of the console's and were left alone
 */
public record Destroyed(int backups, int copies, List<Path> left, List<Path> others) {}
