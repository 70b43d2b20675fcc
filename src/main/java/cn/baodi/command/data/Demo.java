package cn.baodi.command.data;

import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;

/**
 * The demonstration district while it is being filled: invented people, plainly marked, over the 14 days that end with
 * {@link #DAY}. The same seed gives the same rows.
 *
 * @param batch where rows are added
 * @param random the one source of chance
 */
public record Demo(Batch batch, Size size, Random random, Progress progress) {
    /** The last day with data, and what the demonstration's clock takes for today. */
    public static final LocalDate DAY = LocalDate.of(2020, 2, 9);
    /** What the clock shows when the demonstration opens. */
    public static final LocalDateTime NOW = DAY.atTime(14, 30);
    /** The first day with data. */
    public static final LocalDate FROM = DAY.minusDays(13);

    /** The seed that is used unless another is asked for. */
    public static final long SEED = 20200209;

    /** Half a century in days. */
    private static final int DAYS_OF_BIRTH = 18_000;

    private static final String MARK = "demo";
    /** Kept while more is filled in than one transaction holds; it stays where that was broken off. */
    private static final String UNFINISHED = "demo.unfinished";

    private static final String SURNAMES =
            "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段";
    private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国红梅海燕春生淑珍志宝金凤文博雅欣宇晨雪婷浩然子涵俊峰立新永利连生振国凤云长青大海";

    /** How much of everything. */
    public enum Size {
        /** A believable district. */
        DISTRICT(1, Batch.ONE_TRANSACTION),
        /** Ten times as many people and events. */
        TENFOLD(10, Batch.ONE_TRANSACTION),
        /** A million deliveries and a million calls, for measuring. */
        MILLION(0, 10_000);

        private final int factor;
        private final long rowsATransaction;

        Size(int factor, long rowsATransaction) {
            this.factor = factor;
            this.rowsATransaction = rowsATransaction;
        }

        /** @return {@code district} rows of a thing at this size; {@code million} of it for the measuring set */
        public int of(int district, int million) {
            return this == MILLION ? million : district * factor;
        }

        public static Size named(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * Fills an empty database and marks it for good as a demonstration.
     *
     * @param areas each adds its rows; an area that is referred to comes before
     * @param action in the officer's words
     */
    public static Ledger.Written fill(
            Ledger ledger, List<Consumer<Demo>> areas, String action, Size size, long seed, Progress progress) {
        boolean isWhole = size.rowsATransaction == Batch.ONE_TRANSACTION;
        // The mark comes first: invented people must never be taken for real ones, whatever happens meanwhile.
        ledger.keep(MARK, true);
        if (!isWhole) {
            ledger.keep(UNFINISHED, true);
        }
        Ledger.Written written;
        try {
            written = ledger.load(action, size.rowsATransaction, progress, batch -> {
                Demo demo = new Demo(batch, size, new Random(seed), progress);
                areas.forEach(area -> area.accept(demo));
            });
        } catch (RuntimeException e) {
            if (isWhole) {
                ledger.keep(MARK, null); // nothing was stored
            }
            throw e;
        }
        if (!isWhole) {
            ledger.keep(UNFINISHED, null);
        }
        return written;
    }

    /** Whether the people in this database are invented. */
    public static boolean isMarked(Ledger ledger) {
        return ledger.kept(MARK, Boolean.class).orElse(false);
    }

    /** Whether filling in was broken off, so that rows are missing. */
    public static boolean isUnfinished(Ledger ledger) {
        return ledger.kept(UNFINISHED, Boolean.class).orElse(false);
    }

    /** An invented name. */
    public String name() {
        int surname = random.nextInt(SURNAMES.length());
        StringBuilder name = new StringBuilder().append(SURNAMES.charAt(surname));
        for (int i = random.nextInt(4) == 0 ? 1 : 2; i > 0; i--) {
            name.append(GIVEN.charAt(random.nextInt(GIVEN.length())));
        }
        return name.toString();
    }

    /** An invented mobile number from a block (1990000…) that is plainly no real one. */
    public String phone() {
        return String.format(Locale.ROOT, "1990%07d", random.nextInt(10_000_000));
    }

    /** The i-th identity number of a place (129999) that nobody is from; no two are equal below 18 million. */
    public static String identity(int i) {
        LocalDate born = LocalDate.of(1945, 1, 1).plusDays(i * 37L % DAYS_OF_BIRTH);
        String turn = String.format(Locale.ROOT, "%03d", i / DAYS_OF_BIRTH % 1000);
        return Types.identity("129999" + born.format(DateTimeFormatter.BASIC_ISO_DATE) + turn);
    }

    /** One of the values. */
    @SafeVarargs
    public final <V> V pick(V... values) {
        return values[random.nextInt(values.length)];
    }
}
