package cn.baodi.command.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordMapperTest {
    private static final String ALL = """
            SELECT 9 AS surplus, 7 AS id, 'x' AS name, 3 AS seat_count, TRUE AS is_kept, 'GREEN' AS colour,
                DATE '2020-02-09' AS opened, TIMESTAMP '2020-02-09 08:00:00' AS noted_at, CAST(5 AS BIGINT) AS unit""";

    private Database database;

    /** One component of each type that columns have. */
    public record All(
            long id,
            String name,
            int seatCount,
            boolean isKept,
            Sample.Colour colour,
            LocalDate opened,
            LocalDateTime notedAt,
            Long unit) {}

    @BeforeEach
    void open(@TempDir Path folder) {
        database = Sample.open(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private All read(String sql) {
        return database.read(handle ->
                handle.createQuery(sql).map(new RecordMapper<>(All.class)).one());
    }

    @Test
    void eachComponentComesFromTheColumnOfItsNameWhateverTheOrder() {
        assertThat(read(ALL))
                .isEqualTo(new All(
                        7,
                        "x",
                        3,
                        true,
                        Sample.Colour.GREEN,
                        LocalDate.of(2020, 2, 9),
                        LocalDateTime.of(2020, 2, 9, 8, 0),
                        5L));
    }

    @Test
    void whatIsNotThereIsNull() {
        All none = read("SELECT id, name, seat_count, is_kept, NULLIF(colour, 'GREEN') AS colour, NULL AS opened,"
                + " NULL AS noted_at, NULL AS unit FROM (" + ALL + ")");
        assertThat(none).isEqualTo(new All(7, "x", 3, true, null, null, null, null));
    }

    @Test
    void aValueThatNoConstantHasIsRefusedWithoutBeingNamed() {
        assertThatThrownBy(() -> read(ALL.replace("GREEN", "13800001234")))
                .satisfies(e -> assertThat(e.getCause()).hasMessage("Colour"));
    }

    @Test
    void aComponentWithoutAColumnIsAMistakeThatIsNamed() {
        assertThatThrownBy(() -> read(ALL.replace("seat_count", "seats")))
                .satisfies(e -> assertThat(e.getCause()).hasMessage("no column seat_count"));
    }
}
