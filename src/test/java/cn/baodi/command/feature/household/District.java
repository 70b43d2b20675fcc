package cn.baodi.command.feature.household;

import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Sort;
import cn.baodi.command.data.Batch;
import cn.baodi.command.data.Demo;
import cn.baodi.command.data.Ledger;
import cn.baodi.command.data.Page;
import cn.baodi.command.data.Register;
import cn.baodi.command.data.Repository;
import cn.baodi.command.feature.delivery.DeliveryFeature;
import cn.baodi.command.feature.hotline.HotlineFeature;
import cn.baodi.command.feature.unit.Unit;
import cn.baodi.command.feature.unit.UnitDirectory;
import cn.baodi.command.feature.unit.UnitFeature;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.TestDesk;
import cn.baodi.command.ui.Workbench;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/** A real database with two towns of two villages each, and the areas that stand on households. */
public final class District implements AutoCloseable {
    /** What the clock shows: 2020-02-09 14:30. */
    public static final LocalDateTime NOW = TestDesk.NOW;

    public static final long TOWN = 120115104000L;
    public static final long VILLAGE = 120115104201L;
    public static final long NEXT_VILLAGE = 120115104202L;
    public static final long OTHER_TOWN = 120115105000L;
    public static final long FAR_VILLAGE = 120115105201L;
    /** Called like {@link #VILLAGE}. */
    public static final long NAMESAKE = 120115105202L;

    public final TestDesk desk;
    public final UnitFeature units;
    public final HouseholdFeature households;
    public final DeliveryFeature deliveries;
    public final HotlineFeature hotline;

    public District(Path folder) {
        desk = new TestDesk(folder);
        units = new UnitFeature(workbench());
        households = new HouseholdFeature(workbench(), units.directory());
        deliveries = new DeliveryFeature(workbench(), units.directory(), households.directory());
        hotline = new HotlineFeature(workbench(), units.directory());
        desk.open(List.of(units, households, deliveries, hotline));
        write(batch -> {
            unit(batch, 120115000000L, "宝坻区", Unit.Kind.DISTRICT, null);
            unit(batch, TOWN, "方家庄镇", Unit.Kind.TOWN, null);
            unit(batch, VILLAGE, "小杜庄村", Unit.Kind.VILLAGE, "022-10000001");
            unit(batch, NEXT_VILLAGE, "朝霞村", Unit.Kind.VILLAGE, null);
            unit(batch, OTHER_TOWN, "林亭口镇", Unit.Kind.TOWN, null);
            unit(batch, FAR_VILLAGE, "堼里村", Unit.Kind.VILLAGE, null);
            unit(batch, NAMESAKE, "小杜庄村", Unit.Kind.VILLAGE, null);
        });
    }

    private static void unit(Batch batch, long code, String name, Unit.Kind kind, String phone) {
        batch.add("unit", new Unit(code, name, kind, null, phone, null, null, 0, null));
    }

    public void signIn(Role... roles) {
        desk.signIn(roles);
    }

    public Workbench workbench() {
        return desk.workbench();
    }

    public UnitDirectory directory() {
        return units.directory();
    }

    public Ledger.Written write(Consumer<Batch> work) {
        return workbench().ledger().write("测试", work);
    }

    /** Stores one row as a screen would, and gives its number. */
    public <T extends Row> long add(Repository<T> repository, T row) {
        long[] id = new long[1];
        write(batch -> id[0] = repository.add(batch, row));
        return id[0];
    }

    /** Changes one row as a screen would. */
    public <T extends Row> void change(Repository<T> repository, T old, T row) {
        write(batch -> repository.change(batch, old, row));
    }

    /** The one register of a feature. */
    @SuppressWarnings("unchecked")
    public static <T extends Row> Register<T> register(Feature feature) {
        return (Register<T>) feature.registers().get(0);
    }

    /** Fills it with a demonstration by the same features that a real one is filled by. */
    public void demo(Demo.Size size, long seed) {
        workbench().ledger().load("演示", Progress.none(), batch -> {
            Demo demo = new Demo(batch, size, new Random(seed), Progress.none());
            for (Feature feature : List.of(units, households, deliveries, hotline)) {
                feature.demo(demo);
            }
        });
    }

    /** Every row by small pages, which must fit together. */
    public static <T extends Row> List<T> paged(Repository<T> repository, Filter filter, Sort sort, int size) {
        List<T> rows = new ArrayList<>();
        Page<T> page = repository.page(filter, sort, null, size);
        rows.addAll(page.rows());
        while (page.next() != null) {
            page = repository.page(filter, sort, page.next(), size);
            rows.addAll(page.rows());
        }
        return rows;
    }

    /** All rows by their number, none twice, and lying in order by {@code key}. */
    public static <T extends Row> boolean isOrdered(List<T> rows, ToLongFunction<T> key, boolean descending) {
        for (int i = 1; i < rows.size(); i++) {
            T one = rows.get(descending ? i : i - 1);
            T two = rows.get(descending ? i - 1 : i);
            int order = Long.compare(key.applyAsLong(one), key.applyAsLong(two));
            if (order > 0 || order == 0 && one.id() >= two.id()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        desk.close();
    }
}
