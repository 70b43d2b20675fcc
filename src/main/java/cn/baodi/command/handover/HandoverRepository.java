package cn.baodi.command.handover;

import cn.baodi.command.core.DutyShift;
import cn.baodi.command.core.Filter;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.Repository;
import cn.baodi.command.data.Where;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/** The table {@code handover}. */
final class HandoverRepository extends Repository<Handover> {
    static final String TABLE = "handover";

    HandoverRepository(Database database, Clock clock) {
        super(database, clock, TABLE, Handover.class);
    }

    @Override
    protected void narrow(Where where, Filter filter) {
        within(where, "t.signed_at", filter);
    }

    @Override
    protected Map<String, String> sorts() {
        return Map.of("signedAt", "t.signed_at");
    }

    /** One of them as the list shows it, without what was signed. */
    record Past(long id, DutyShift shift, String going, String coming, LocalDateTime signedAt) {}

    /** The last ones, newest first. */
    List<Past> past(int most) {
        return database.read(handle -> handle.createQuery("""
                        SELECT id, shift_day, night, going, coming, signed_at FROM handover
                        ORDER BY signed_at DESC, id DESC FETCH FIRST\s""" + most + " ROWS ONLY")
                .map((row, context) -> new Past(
                        row.getLong("id"),
                        new DutyShift(row.getObject("shift_day", LocalDate.class), row.getBoolean("night")),
                        row.getString("going"),
                        row.getString("coming"),
                        row.getObject("signed_at", LocalDateTime.class)))
                .list());
    }
}
