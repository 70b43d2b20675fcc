package cn.baodi.command.core;

import java.time.LocalDate;

/**
 * How long a kind of record has to be kept, and whether some have been kept so long.
 *
 * @param name what is kept
 * @param years for how many years
 * @param basis the rule that says so
 * @param oldest day of the oldest record, or null where there is none
 * @param due how many records are older than that
 */
public record Retention(String name, int years, String basis, LocalDate oldest, long due) {}
