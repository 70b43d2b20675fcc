package cn.baodi.command.core;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One number of a day, a town or a category in which nobody can be recognised: what summaries hold, and, without the
 * categories, what is kept when everything else is destroyed.
 *
 * @param label what is counted
 * @param unit 人次, 户, 斤…
 * @param day null for what is counted once, as it stands at the end
 * @param town its name, or "" where it is the whole district's or no town is known
 * @param category its name, or "" where it is of all
 * @param adds whether the days may be added up: 人次 may, 户 may not, for the same one counts again each day
 */
public record DailyCount(
        String label, String unit, LocalDate day, String town, String category, BigDecimal number, boolean adds) {}
