package cn.baodi.command.bench;

import cn.baodi.command.core.Collation;
import cn.baodi.command.core.Column;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.data.Ledger;
import cn.baodi.command.data.Register;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A made-up list of twelve columns, twice: as people keep it, in words, and for the database alone, in its own columns
 * and values.
 */
final class TownFiles {
    static final int COLUMNS = 12;
    private static final int ROWS_A_WRITE = 20_000;
    private static final String NAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗";
    private static final String GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂香玉梅建国志华春生红文海燕宝珍德福";
    private static final String[] SAID = {
        "夜里睡不着，担心家里老人", "问核酸检测在哪里做", "孩子在家上网课，情绪急躁", "隔离第九天，想知道什么时候解除",
        "家里没有药了，腿脚不便", "邻居从外地回来没有登记", "村口不让出，要去医院复查", "已经联系过村里，没有人来"
    };
    private static final LocalDateTime FIRST = LocalDateTime.of(2020, 1, 25, 0, 0);
    private static final int MINUTES = 3 * 365 * 24 * 60;

    private final Random random = new Random(20200209);
    private final List<String> units;
    private final int rows;

    /** @param units as the console writes them */
    TownFiles(List<String> units, int rows) {
        this.units = units;
        this.rows = rows;
    }

    /**
     * Writes both.
     *
     * @param words as people keep it
     * @param values for {@code INSERT … SELECT … FROM CSVREAD}
     */
    <T extends Row> void write(Register<T> register, Path words, Path values) throws IOException {
        Sheet<T> sheet = register.sheet();
        List<Column<T, ?>> columns = sheet.columns().subList(0, COLUMNS);
        try (CsvWriter one = CsvWriter.builder().build(words);
                CsvWriter other = CsvWriter.builder().build(values)) {
            one.writeRecord(columns.stream().map(Column::heading).toList());
            for (int i = 1; i <= rows; i++) {
                T row = row(sheet, i);
                one.writeRecord(columns.stream().map(column -> column.text(row)).toList());
                writeValues(register, row, other, i == 1);
            }
        }
    }

    /** Adds the rows, without the images that an import keeps of each. */
    <T extends Row> void fill(Register<T> register, Ledger ledger) {
        for (int from = 1; from <= rows; from += ROWS_A_WRITE) {
            int first = from;
            ledger.load(
                    "fill",
                    Progress.none(),
                    batch -> IntStream.range(first, Math.min(rows + 1, first + ROWS_A_WRITE))
                            .forEach(number -> register.repository().add(batch, row(register.sheet(), number))));
        }
    }

    private <T extends Row> T row(Sheet<T> sheet, int number) {
        Map<String, String> cells = sheet.key().equals("calls") ? call(number) : household(number);
        return sheet.read(cells::get, null).record();
    }

    /** Writes what is in a register, for the database alone. */
    static <T extends Row> void write(Register<T> register, Path values) throws IOException {
        try (CsvWriter file = CsvWriter.builder().build(values)) {
            boolean[] first = {true};
            register.repository().each(Filter.NONE, register.sort(), row -> {
                writeValues(register, row, file, first[0]);
                first[0] = false;
            });
        }
    }

    private static <T extends Row> void writeValues(Register<T> register, T row, CsvWriter file, boolean first) {
        Map<String, Object> image = register.repository().image(row);
        image.remove("version");
        if (image.containsKey("name")) {
            image.put("name_key", Collation.key((String) image.get("name")));
        }
        if (first) {
            file.writeRecord(image.keySet());
        }
        file.writeRecord(image.values().stream()
                .map(value -> value == null ? null : value.toString())
                .toList());
    }

    private Map<String, String> call(int number) {
        Map<String, String> cells = new HashMap<>();
        cells.put("code", String.valueOf(number));
        // Calls are kept as they come, but not to the minute.
        long minute = (long) MINUTES * number / rows + random.nextInt(60);
        cells.put("startedAt", FIRST.plusMinutes(minute).toString());
        cells.put("seat", String.valueOf(1 + random.nextInt(4)));
        cells.put("phone", phone());
        cells.put("caller", name());
        cells.put("callerGroup", one("RESIDENT", "ISOLATED", "RELATIVE", "FRONTLINE", "STUDENT", "ELDERLY", "OTHER"));
        cells.put("topic", one("ANXIETY", "SLEEP", "FAMILY", "ISOLATION", "ILLNESS", "SUPPLIES", "POLICY", "OTHER"));
        cells.put("risk", one("NONE", "NONE", "NONE", "LOW", "MEDIUM"));
        cells.put("unit", units.get(random.nextInt(units.size())));
        cells.put("minutes", String.valueOf(random.nextInt(60)));
        cells.put("disposition", one("COUNSELLED", "MEDICAL", "COMMUNITY", "CALLBACK", "POLICE", "OTHER"));
        cells.put("note", one(SAID) + "；" + one(SAID) + "。第" + random.nextInt(90) + "次来电");
        return cells;
    }

    private Map<String, String> household(int number) {
        Map<String, String> cells = new HashMap<>();
        cells.put("code", String.valueOf(number));
        cells.put("name", name());
        cells.put("phone", phone());
        cells.put("unit", units.get(random.nextInt(units.size())));
        cells.put("address", "幸福街" + (1 + random.nextInt(400)) + "号");
        cells.put("category", one("ALLOWANCE", "ALONE", "OTHER"));
        cells.put("people", String.valueOf(1 + random.nextInt(6)));
        cells.put("needs", one(SAID));
        cells.put("intervalDays", String.valueOf(1 + random.nextInt(14)));
        cells.put("contact", name());
        cells.put("contactPhone", phone());
        cells.put("shielded", "否");
        return cells;
    }

    private String phone() {
        return "1" + (30 + random.nextInt(70))
                + String.valueOf(100_000_000 + random.nextInt(100_000_000)).substring(1);
    }

    private String name() {
        int given = random.nextInt(GIVEN.length() - 2);
        return "" + NAMES.charAt(random.nextInt(NAMES.length())) + GIVEN.charAt(given)
                + (random.nextBoolean() ? GIVEN.charAt(random.nextInt(GIVEN.length())) : "");
    }

    private String one(String... of) {
        return of[random.nextInt(of.length)];
    }
}
