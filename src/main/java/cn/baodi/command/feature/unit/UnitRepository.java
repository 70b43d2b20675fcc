package cn.baodi.command.feature.unit;

import cn.baodi.command.core.Filter;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.Repository;
import cn.baodi.command.data.Where;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The table {@code unit}. */
final class UnitRepository extends Repository<Unit> {
    static final String TABLE = "unit";
    private static final String SHIPPED = "/assets/units/baodi.csv";

    UnitRepository(Database database, Clock clock) {
        super(database, clock, TABLE, Unit.class);
    }

    @Override
    protected void narrow(Where where, Filter filter) {
        within(where, "t.id", filter.chip("unit"));
        if (filter.chip("kind") != null) {
            where.and("t.kind = ?", filter.chip("kind"));
        }
        if (!filter.text().isEmpty()) {
            where.found("t.id", TABLE, filter.text());
        }
    }

    @Override
    protected Map<String, String> sorts() {
        return Map.of("code", "t.id", "name", "t.name_key");
    }

    List<Unit> all() {
        return database.read(handle -> handle.createQuery("SELECT * FROM unit WHERE retired IS NULL ORDER BY id")
                .map(ConstructorMapper.of(Unit.class))
                .list());
    }

    /** The district that ships with the program: Baodi's official units, edition 2019. */
    static List<Unit> shipped() {
        try (InputStream file = UnitRepository.class.getResourceAsStream(SHIPPED);
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(UnitRepository::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Unit parse(String line) {
        String[] cells = line.split(",", -1);
        long code = Long.parseLong((cells[0] + "000000").substring(0, 12));
        Unit.Kind kind = switch (cells[2]) {
            case "区" -> Unit.Kind.DISTRICT;
            case "街道" -> Unit.Kind.SUBDISTRICT;
            case "镇" -> Unit.Kind.TOWN;
            case "功能区" -> Unit.Kind.ZONE;
            case "村" -> Unit.Kind.VILLAGE;
            case "社区" -> Unit.Kind.COMMUNITY;
            default -> Unit.Kind.OTHER;
        };
        return new Unit(code, Unit.plainName(cells[1]), kind, null, null, null, null, 0, null);
    }
}
