package cn.baodi.command.shell;

import java.nio.file.Path;

/**
 * What the officer chose on the first start.
 *
 * @param operator who is on duty; with a password, the administrator's account
 * @param units another district's list of units, or null for the one that comes with the console
 * @param demo whether to practise on the demonstration district
 * @param password of the administrator, or null where the folder is to have no accounts
 */
public record FirstStart(String organisation, String operator, Path units, boolean demo, char[] password) {}
