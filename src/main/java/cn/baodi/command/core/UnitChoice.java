package cn.baodi.command.core;

/**
 * Which units a list is narrowed to, as the chip 单位 keeps it.
 *
 * @param code 12-digit code of a district, town or village
 * @param alone whether only its own rows are meant (本级), and none of the units under it
 */
public record UnitChoice(long code, boolean alone) {
    /** Rows that name no unit. */
    public static final UnitChoice NONE = new UnitChoice(0, true);

    private static final String ALONE = "=";
    private static final long DISTRICT = 1_000_000;
    private static final long TOWN = 1000;

    /** Back from {@link #chip}. */
    public static UnitChoice of(String chip) {
        boolean alone = chip.endsWith(ALONE);
        return new UnitChoice(Long.parseLong(alone ? chip.substring(0, chip.length() - 1) : chip), alone);
    }

    /** As a filter keeps it. */
    public String chip() {
        return alone ? code + ALONE : Long.toString(code);
    }

    /** Whether the rows without a unit are meant. */
    public boolean isNone() {
        return code == 0;
    }

    /** Whether it is a single code. */
    public boolean isOne() {
        return alone || code % TOWN > 0;
    }

    /** Whether it is the whole district. */
    public boolean isDistrict() {
        return !alone && code > 0 && code % DISTRICT == 0;
    }

    /** The first code after those that it covers. */
    public long end() {
        return isOne() ? code + 1 : code + (code % DISTRICT == 0 ? DISTRICT : TOWN);
    }

    public boolean covers(long unit) {
        return unit >= code && unit < end();
    }
}
