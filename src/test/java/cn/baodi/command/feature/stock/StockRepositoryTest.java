package cn.baodi.command.feature.stock;

import static cn.baodi.command.feature.stock.StockDesk.DAY;
import static cn.baodi.command.feature.stock.StockDesk.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Refused;
import cn.baodi.command.core.Texts;
import cn.baodi.command.exchange.FileImport;
import cn.baodi.command.exchange.ImportOptions;
import cn.baodi.command.exchange.Imported;
import cn.baodi.command.feature.stock.StockEntry.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StockRepositoryTest {
    @TempDir
    Path folder;

    private StockDesk desk;
    private long rice;

    @BeforeEach
    void open() {
        desk = new StockDesk(folder.resolve("data"));
        rice = desk.goods("大米、白面", Measure.WEIGHT, null);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private String refused(ThrowingCallable write) {
        Throwable no = catchThrowable(write);
        return no instanceof Failure known ? known.text(Texts.CHINESE) : desk.texts.problem(((Refused) no).problem());
    }

    @Test
    void nothingIsTakenThatIsNotThereThenOrLater() {
        desk.add(rice, Kind.IN, "08:00", 100);
        assertThat(refused(() -> desk.add(rice, Kind.OUT, "09:00", 120)))
                .contains("大米、白面", "2020-02-09 09:00", "100斤", "120斤");
        desk.add(rice, Kind.OUT, "12:00", 80);
        assertThat(refused(() -> desk.add(rice, Kind.OUT, "07:00", 1))).contains("库存是 0斤");
        assertThat(refused(() -> desk.add(rice, Kind.OUT, "10:00", 30))).contains("12:00", "只有 20斤", "30斤");
        desk.add(rice, Kind.OUT, "10:00", 20);
        assertThat(desk.balance(rice)).isZero();
        assertThat(desk.book()).extracting(StockEntry::balance).containsExactly(50_000L, 40_000L, 0L);
    }

    @Test
    void aReceiptThatWasUsedIsNeitherMovedNorRetiredNorTakenBack() {
        long write = desk.ledger
                .write("in", b -> desk.entries.add(b, entry(rice, Kind.IN, "08:00", 10)))
                .seq();
        long in = desk.book().get(0).id();
        long out = desk.add(rice, Kind.OUT, "09:00", 8);
        StockEntry old = desk.row(in);
        assertThat(refused(() -> desk.ledger.write(
                        "change", b -> desk.entries.change(b, old, entry(rice, Kind.IN, "08:00", 7)))))
                .contains("差 1斤");
        assertThat(refused(() -> desk.ledger.write(
                        "change", b -> desk.entries.change(b, old, entry(rice, Kind.IN, "10:00", 10)))))
                .contains("09:00", "差 8斤");
        assertThat(refused(() -> desk.retire(in, "重复"))).contains("09:00", "差 8斤");
        assertThat(refused(() -> desk.ledger.takeBack(write, "撤销"))).contains("09:00", "差 8斤");
        assertThat(desk.balance(rice)).isEqualTo(1000);
        // together they may go
        desk.ledger.write("both", batch -> {
            desk.entries.retire(batch, desk.row(in), "重复");
            desk.entries.retire(batch, desk.row(out), "重复");
        });
        assertThat(refused(() -> desk.retire(out, null))).contains("差 8斤");
        desk.retire(in, null);
        desk.retire(out, null);
        assertThat(desk.balance(rice)).isEqualTo(1000);
    }

    @Test
    void aCountKeepsTheDifferenceToTheBookAtItsMoment() {
        desk.add(rice, Kind.IN, "08:00", 100);
        long count = desk.add(rice, Kind.COUNT, "10:00", 97);
        assertThat(desk.row(count).delta()).isEqualTo(-1500);
        desk.add(rice, Kind.OUT, "11:00", 90);
        assertThat(refused(() -> desk.ledger.write(
                        "change", b -> desk.entries.change(b, desk.row(count), entry(rice, Kind.COUNT, "10:00", 80)))))
                .contains("11:00", "差 10斤");
        desk.ledger.write("change", b -> desk.entries.change(b, desk.row(count), entry(rice, Kind.COUNT, "12:00", 0)));
        assertThat(desk.balance(rice)).isZero();
        assertThat(desk.feature.checks()).allMatch(check -> check.wrong() == 0);
        desk.add(rice, Kind.IN, "09:00", 5);
        assertThat(desk.feature.checks()).extracting(c -> c.wrong()).containsExactly(0L, 1L);
    }

    @Test
    void goodsAreOnceCountedInOneWayAndNotRetiredWhileThereAreAny() {
        assertThat(refused(() -> desk.goods("大米，白面", Measure.PIECE, null))).contains("大米、白面");
        desk.add(rice, Kind.IN, "08:00", 3);
        Goods row = desk.goods.find(rice).orElseThrow();
        Goods counted = new Goods(
                rice,
                row.name(),
                null,
                row.category(),
                Measure.PIECE,
                null,
                true,
                null,
                null,
                null,
                row.version(),
                null,
                0);
        assertThat(refused(() -> desk.ledger.write("change", b -> desk.goods.change(b, row, counted))))
                .contains("按斤计");
        assertThat(refused(() -> desk.ledger.write("retire", b -> desk.goods.retire(b, row, "停用"))))
                .contains("3斤");
        long pieces = desk.goods("口罩", Measure.PIECE, null);
        StockEntry half = new StockEntry(
                null, pieces, DAY.atTime(8, 0), Kind.IN, 750, 0, null, null, null, null, 0, null, null, null);
        assertThat(refused(() -> desk.add(half))).contains("整数");
        assertThat(refused(() -> desk.add(entry(pieces, Kind.IN, "15:00", 1)))).contains("还没有到");
        desk.ledger.write("empty", b -> desk.entries.add(b, entry(rice, Kind.COUNT, "09:00", 0)));
        desk.ledger.write("retire", b -> desk.goods.retire(b, row, "停用"));
        assertThat(refused(() -> desk.add(rice, Kind.IN, "10:00", 1))).contains("已经作废");
    }

    @Test
    void aFileIsJudgedRowByRowAgainstWhatIsLeft() throws Exception {
        StringBuilder csv = new StringBuilder("时间,出入库,物资,数量\n2020-01-31 08:00,入库,大米、白面,1000\n");
        for (int i = 0; i < 3000; i++) {
            LocalDateTime at = LocalDateTime.of(2020, 2, 1, 8, 0).plusMinutes(i);
            csv.append(at.toLocalDate()).append(' ').append(at.toLocalTime()).append(",出库,大米、白面,0.5\n");
        }
        Path file = Files.writeString(folder.resolve("stock.csv"), csv);
        Imported imported = new FileImport(desk.ledger, Texts.CHINESE)
                .read(desk.feature.registers().get(1), file, new ImportOptions(false, false), Progress.none());
        assertThat(imported.stored()).isEqualTo(2001);
        assertThat(imported.rejected()).isEqualTo(1000);
        assertThat(imported.problems().get(0).sentence()).contains("库存是 0斤", "0.5斤");
        assertThat(desk.balance(rice)).isZero();
        desk.ledger.undo();
        assertThat(desk.book()).isEmpty();
    }

    @Test
    void ofTwoAtOnceThatTogetherTakeTooMuchOneIsRefused() throws Exception {
        desk.add(rice, Kind.IN, "08:00", 10);
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Throwable>> takes = List.of(take("09:00"), take("10:00"));
            int refused = 0;
            for (Future<Throwable> done : two.invokeAll(takes)) {
                refused += done.get() instanceof Refused ? 1 : 0;
            }
            assertThat(refused).isEqualTo(1);
        } finally {
            two.shutdown();
        }
        assertThat(desk.balance(rice)).isEqualTo(2000);
    }

    private Callable<Throwable> take(String at) {
        return () -> catchThrowable(() -> desk.add(rice, Kind.OUT, at, 6));
    }

    /** Whatever is written, changed, retired, undone and done again: at no place of the book is less than nothing. */
    @Test
    void theBalanceIsNeverBelowZeroWhateverIsDone() {
        for (long seed = 1; seed <= 4; seed++) {
            Random random = new Random(seed);
            long other = desk.goods("物资" + seed, Measure.PIECE, null);
            desk.ledger.handOver(); // the goods stay
            List<Long> writes = new ArrayList<>();
            int done = 0;
            for (int i = 0; i < 45; i++) {
                try {
                    act(random, random.nextBoolean() ? rice : other, writes);
                    done++;
                } catch (Refused refused) {
                    assertThat(refused.problem().key()).startsWith("stock.");
                } catch (Failure refused) {
                    assertThat(refused.key()).isIn("refused", "undo.nothing", "undo.conflict");
                }
                requireBook("seed " + seed + " step " + i);
            }
            assertThat(done).as("seed " + seed).isGreaterThan(15);
        }
    }

    private void act(Random random, long goods, List<Long> writes) {
        Kind kind = Kind.values()[random.nextInt(4)];
        String at = String.format("%02d:%02d", 8 + random.nextInt(6), random.nextInt(3));
        long quantity = kind == Kind.ADJUST ? random.nextInt(21) - 10 : random.nextInt(kind == Kind.OUT ? 8 : 12);
        StockEntry row = entry(goods, kind, at, quantity);
        List<StockEntry> book = desk.book();
        StockEntry one = book.isEmpty() ? null : book.get(random.nextInt(book.size()));
        int what = random.nextInt(10);
        if (what < 5 || one == null) {
            writes.add(desk.ledger.write("add", b -> desk.entries.add(b, row)).seq());
        } else if (what == 5) {
            desk.ledger.write("change", b -> desk.entries.change(b, one, row));
        } else if (what == 6) {
            desk.retire(one.id(), "错了");
        } else if (what == 7) {
            desk.ledger.undo();
        } else if (what == 8) {
            desk.ledger.redo();
        } else if (!writes.isEmpty()) {
            desk.ledger.takeBack(writes.remove(random.nextInt(writes.size())), "撤销");
        }
    }

    private void requireBook(String when) {
        Map<Long, Long> balances = new HashMap<>();
        for (StockEntry line : desk.book()) {
            long balance = balances.merge(line.goods(), line.delta(), Long::sum);
            assertThat(balance).as(when + " " + line).isNotNegative().isEqualTo(line.balance());
        }
        balances.forEach(
                (goods, balance) -> assertThat(desk.balance(goods)).as(when).isEqualTo(balance));
    }

    @Test
    void anUnknownNumberIsRefused() {
        assertThatThrownBy(() -> desk.add(77, Kind.IN, "08:00", 1)).isInstanceOf(Refused.class);
    }
}
