package cn.baodi.command.data;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Progress;
import cn.baodi.command.core.TimeRange;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTrailTest {
    @TempDir
    Path place;

    private final Post.Hand clock = new Post.Hand();
    private Post post;
    private AuditTrail trail;

    @BeforeEach
    void open() {
        post = new Post(place.resolve("data"), clock);
        trail = new AuditTrail(post.database, clock);
        post.add("甲", 1);
        post.add("乙", 2);
        post.ledger.note(Kind.EXPORT, "导出 Sample 2 行");
        post.change(1, 7);
        post.ledger.note(Kind.REVEAL, "看 1 号", "sample", 1);
        post.ledger.note(Kind.PRINT, "打印日报");
    }

    @AfterEach
    void close() {
        post.close();
    }

    private List<Long> found(AuditFilter filter) {
        return found(filter, 100);
    }

    /** All pages of so many. */
    private List<Long> found(AuditFilter filter, int size) {
        List<Long> all = new ArrayList<>();
        Long before = null;
        do {
            AuditTrail.Found page = trail.page(filter, before, size);
            page.entries().forEach(entry -> all.add(entry.seq()));
            before = page.next();
        } while (before != null);
        return all;
    }

    @Test
    void entriesComeNewestFirstInPagesOfAnySize() {
        for (int size : new int[] {1, 2, 5, 100}) {
            assertThat(found(AuditFilter.NONE, size)).containsExactly(6L, 5L, 4L, 3L, 2L, 1L);
        }
        assertThat(trail.total()).isEqualTo(6);
        assertThat(trail.page(AuditFilter.NONE, null, 1).entries().get(0))
                .isEqualTo(new AuditEntry(6, Post.NOW, "王芳", Kind.PRINT, "打印日报", null, 0));
    }

    @Test
    void theyAreNarrowedByKindOperatorTableWordsAndAllOfThese() {
        for (int size : new int[] {1, 100}) {
            assertThat(found(AuditFilter.NONE.kinds(Set.of(Kind.EXPORT, Kind.PRINT)), size))
                    .containsExactly(6L, 3L);
            assertThat(found(AuditFilter.NONE.operator("王芳"), size)).hasSize(6);
            assertThat(found(AuditFilter.NONE.operator("别人"), size)).isEmpty();
            assertThat(found(AuditFilter.NONE.table("sample"), size)).containsExactly(5L, 4L, 2L, 1L);
            assertThat(found(AuditFilter.NONE.text("SAMPLE"), size)).containsExactly(3L);
            assertThat(found(
                            AuditFilter.NONE
                                    .table("sample")
                                    .kinds(Set.of(Kind.WRITE))
                                    .operator("王芳")
                                    .text("修改"),
                            size))
                    .containsExactly(4L);
        }
        assertThat(trail.operators()).containsExactly("王芳");
    }

    @Test
    void theHistoryOfARecordHoldsWhoLookedAtIt() {
        assertThat(found(AuditFilter.NONE.record("sample", 1))).containsExactly(5L, 4L, 1L);
        assertThat(found(AuditFilter.NONE.record("sample", 2))).containsExactly(2L);
        AuditRow looked = trail.rows(5, AuditFilter.NONE, 0, 10).get(0);
        assertThat(looked.before()).isNull();
        assertThat(looked.after()).isNull();
        assertThat(looked.now()).containsEntry("amount", 7);
    }

    @Test
    void aTimeHoldsWhatTheClockShowedAlsoWhereItWasPutBack() {
        clock.now = Post.NOW.plusYears(10);
        post.add("未来", 3);
        clock.now = Post.NOW.plusDays(1);
        post.add("明天", 4);
        clock.now = Post.NOW;
        post.add("又是今天", 5);
        LocalDateTime midnight = Post.NOW.toLocalDate().atStartOfDay();
        assertThat(found(AuditFilter.NONE.range(TimeRange.between(midnight, midnight.plusDays(1)))))
                .containsExactly(9L, 6L, 5L, 4L, 3L, 2L, 1L);
        assertThat(found(AuditFilter.NONE.range(TimeRange.between(midnight.plusDays(1), midnight.plusDays(2)))))
                .containsExactly(8L);
        assertThat(found(AuditFilter.NONE.range(TimeRange.between(midnight.minusDays(2), midnight))))
                .isEmpty();
        assertThat(found(AuditFilter.NONE.table("sample").range(TimeRange.between(midnight, midnight.plusDays(1))), 2))
                .containsExactly(9L, 5L, 4L, 2L, 1L);
    }

    @Test
    void anEntryWithManyRowsIsOneEntryAndOpensPieceByPiece() {
        post.ledger.write("导入", batch -> {
            for (int i = 0; i < 1300; i++) {
                batch.add("sample", Sample.of("名" + i, i));
            }
        });
        assertThat(found(AuditFilter.NONE.table("sample"), 2)).containsExactly(7L, 5L, 4L, 2L, 1L);
        List<AuditRow> first = trail.rows(7, AuditFilter.NONE, 0, 1000);
        List<AuditRow> rest = trail.rows(7, AuditFilter.NONE, first.get(999).line(), 1000);
        assertThat(first).hasSize(1000);
        assertThat(rest).hasSize(300);
        assertThat(trail.rows(7, AuditFilter.NONE.record("sample", 9), 0, 10))
                .singleElement()
                .satisfies(row -> assertThat(row.after()).containsEntry("name", "名6"));
    }

    @Test
    void aSearchThroughMuchSaysHowFarItHasCome() {
        post.ledger.load("装入", Progress.none(), batch -> batch.add("sample", Sample.of("装入的", 9)));
        post.corrupt(
                "INSERT INTO audit_batch(seq, at, operator, action, row_count, kind)"
                        + " SELECT x + 7, TIMESTAMP '2020-02-09 15:00:00', '李强', '登记 ' || x, 0, 'WRITE' FROM SYSTEM_RANGE(1, 45000)");
        AuditTrail.Found page = trail.page(AuditFilter.NONE.text("日报"), null, 50);
        assertThat(page.entries()).isEmpty();
        assertThat(page.next()).isEqualTo(45_007 - 20_000 + 1);
        assertThat(found(AuditFilter.NONE.text("日报"), 50)).containsExactly(6L);
    }

    @Test
    void whatWasTamperedWithIsShownAllTheSame() {
        post.corrupt("UPDATE audit_batch SET kind = 'GONE' WHERE seq = 3");
        post.corrupt("UPDATE audit_line SET new_image = '{', table_name = 'x\"; DROP TABLE sample' WHERE batch = 4");
        assertThat(trail.page(AuditFilter.NONE, 4L, 1).entries().get(0).kind()).isNull();
        AuditRow row = trail.rows(4, AuditFilter.NONE, 0, 10).get(0);
        assertThat(row.after()).isEmpty();
        assertThat(row.now()).isNull();
        assertThat(post.all()).hasSize(2);
    }
}
