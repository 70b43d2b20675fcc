package cn.baodi.command.exchange.sample;

import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Refused;
import cn.baodi.command.data.Batch;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.Repository;
import cn.baodi.command.data.Where;
import java.time.Clock;
import java.util.Map;

/** The table {@code box}. */
public final class BoxRepository extends Repository<Box> {
    public static final String MIGRATION = "cn/baodi/command/exchange/sample/V202602019001__box.sql";

    public BoxRepository(Database database, Clock clock) {
        super(database, clock, "box", Box.class);
    }

    @Override
    protected void narrow(Where where, Filter filter) {
        if (filter.chip("kind") != null) {
            where.and("t.kind = ?", filter.chip("kind"));
        }
    }

    @Override
    protected Map<String, String> sorts() {
        return Map.of("code", "t.id", "name", "t.name");
    }

    /** Refuses a box that would stand on a glass one, also on one of the same write. */
    @Override
    public long add(Batch batch, Box row) {
        if (row.below() != null) {
            boolean glass =
                    batch.query(handle -> handle.createQuery("SELECT COUNT(*) FROM box WHERE id = ? AND kind = ?")
                            .bind(0, row.below())
                            .bind(1, Box.Kind.GLASS.name())
                            .mapTo(Boolean.class)
                            .one());
            if (glass) {
                throw new Refused(Problem.of("below", "box.glass", Box.CODE.write(row.below())));
            }
        }
        return super.add(batch, row);
    }
}
