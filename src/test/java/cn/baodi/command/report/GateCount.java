package cn.baodi.command.report;

import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Row;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.Repository;
import cn.baodi.command.data.Where;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What passed at the gate.
 *
 * @param onDay null for every day of which nothing else is known
 */
public record GateCount(Long id, LocalDate onDay, String passed, int version, String retired) implements Row {
    static final String MIGRATION = "cn/baodi/command/report/V202602209001__gate.sql";

    @Override
    public List<Problem> problems() {
        return List.of();
    }

    /** The table {@code gate_count}. */
    static final class Counts extends Repository<GateCount> {
        Counts(Database database, Clock clock) {
            super(database, clock, "gate_count", GateCount.class);
        }

        @Override
        protected void narrow(Where where, Filter filter) {
            // all of them
        }

        @Override
        protected Map<String, String> sorts() {
            return Map.of("id", "t.id");
        }

        @Override
        protected Optional<Dated> dated() {
            return Optional.of(new Dated("t.on_day", "on_day"));
        }
    }
}
