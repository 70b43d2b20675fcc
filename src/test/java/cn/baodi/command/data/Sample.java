package cn.baodi.command.data;

import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Row;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/** A small record to try the data layer on. */
public record Sample(
        Long id, String name, Colour colour, LocalDateTime notedAt, int amount, int version, String retired)
        implements Row {
    enum Colour {
        RED,
        GREEN
    }

    static Sample of(String name, int amount) {
        return new Sample(null, name, Colour.RED, LocalDateTime.of(2020, 2, 9, 8, 0), amount, 0, null);
    }

    Sample amount(int changed) {
        return new Sample(id, name, colour, notedAt, changed, version, retired);
    }

    @Override
    public List<Problem> problems() {
        return List.of();
    }

    static Database open(Path folder) {
        Database database = new Database(folder);
        database.open(List.of("cn/baodi/command/data/V1__sample.sql"));
        return database;
    }

    static final Searchable SEARCHABLE = new Searchable("sample", List.of("name"), List.of(), "S", true);

    static final class SampleRepository extends Repository<Sample> {
        SampleRepository(Database database, Clock clock) {
            super(database, clock, "sample", Sample.class);
        }

        @Override
        protected void narrow(Where where, Filter filter) {
            if (filter.chip("colour") != null) {
                where.and("t.colour = ?", filter.chip("colour"));
            }
            if (!filter.text().isEmpty()) {
                where.found("t.id", "sample", filter.text());
            }
            within(where, "t.noted_at", filter);
        }

        @Override
        protected Map<String, String> sorts() {
            return Map.of("amount", "t.amount", "name", "t.name_key", "id", "t.id");
        }
    }
}
