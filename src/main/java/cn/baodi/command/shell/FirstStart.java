package cn.baodi.command.shell;

import java.nio.file.Path;

/**
 * What the officer chose on the first start.
 *
 * @param units another district's list of units, or null for the one that comes with the console
 * @param demo whether to practise on the demonstration district
 */
public record FirstStart(String organisation, String operator, Path units, boolean demo) {}
