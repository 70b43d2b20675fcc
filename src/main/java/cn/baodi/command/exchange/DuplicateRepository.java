package cn.baodi.command.exchange;

import cn.baodi.command.core.Filter;
import cn.baodi.command.data.Batch;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.Repository;
import cn.baodi.command.data.Where;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The table {@code import_duplicate}. */
final class DuplicateRepository extends Repository<Duplicate> {
    static final String TABLE = "import_duplicate";

    DuplicateRepository(Database database, Clock clock) {
        super(database, clock, TABLE, Duplicate.class);
    }

    @Override
    protected void narrow(Where where, Filter filter) {
        // It is asked by what is open alone.
    }

    @Override
    protected Map<String, String> sorts() {
        return Map.of("id", "t.id");
    }

    /** The first of those that nobody has decided. */
    List<Duplicate> open(List<String> sheets, int most) {
        return sheets.isEmpty()
                ? List.of()
                : database.read(handle -> handle.createQuery("SELECT * FROM " + TABLE
                                + " WHERE decision IS NULL AND sheet IN (<sheets>) ORDER BY id FETCH FIRST " + most
                                + " ROWS ONLY")
                        .bindList("sheets", sheets)
                        .map(ConstructorMapper.of(Duplicate.class))
                        .list());
    }

    /** Of one register, with the transaction's eyes: number of the row that is there, and what the file says. */
    static void waiting(Batch batch, String sheet, BiConsumer<Long, String> each) {
        batch.query(handle -> {
            handle.createQuery("SELECT existing, incoming FROM " + TABLE + " WHERE decision IS NULL AND sheet = ?")
                    .bind(0, sheet)
                    .map((row, context) -> Map.entry(row.getLong("existing"), row.getString("incoming")))
                    .forEach(found -> each.accept(found.getKey(), found.getValue()));
            return null;
        });
    }

    long countOpen(List<String> sheets) {
        return sheets.isEmpty()
                ? 0
                : database.read(handle -> handle.createQuery(
                                "SELECT COUNT(*) FROM " + TABLE + " WHERE decision IS NULL AND sheet IN (<sheets>)")
                        .bindList("sheets", sheets)
                        .mapTo(Long.class)
                        .one());
    }
}
