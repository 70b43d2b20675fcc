package cn.baodi.command.verb;

import cn.baodi.command.account.Accounts;
import cn.baodi.command.audit.Audit;
import cn.baodi.command.care.Closing;
import cn.baodi.command.core.Check;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.ReportPart;
import cn.baodi.command.core.Session;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.Demo;
import cn.baodi.command.data.Ledger;
import cn.baodi.command.data.Register;
import cn.baodi.command.exchange.sample.Box;
import cn.baodi.command.exchange.sample.BoxRepository;
import cn.baodi.command.exchange.sample.Store;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.vault.CheapKeys;
import cn.baodi.command.vault.Keys;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;

/** A desk with one area, that of the boxes. */
final class SampleDesk implements Desk {
    private final Session session = new Session("值班员");
    private final Database database;
    private final Ledger ledger;
    private final Locale locale;
    private final Feature boxes;
    private Keys keys;

    SampleDesk(Path folder, Locale locale) {
        database = new Database(folder);
        ledger = new Ledger(database, Store.CLOCK, session);
        this.locale = locale;
        boxes = new Boxes(new Register<>(Box.sheet(locale), new BoxRepository(database, Store.CLOCK), Sort.up("code")));
    }

    @Override
    public void open(Function<Keys, Keys.SignedIn> signIn) {
        database.take();
        keys = CheapKeys.at(database.folder(), Store.CLOCK);
        if (keys.isProtected()) {
            Keys.SignedIn in = signIn.apply(keys);
            session.signIn(in.account());
            database.open(boxes.migrations(), in::key);
            accounts().noteSignIn();
        } else {
            database.open(boxes.migrations(), keys);
        }
    }

    @Override
    public Keys keys() {
        return keys;
    }

    @Override
    public Accounts accounts() {
        return new Accounts(keys, database, ledger, session, texts(Accounts.class));
    }

    @Override
    public Audit audit() {
        return new Audit(database, ledger, session, Store.CLOCK, List.of(boxes), locale);
    }

    @Override
    public List<Feature> features() {
        return List.of(boxes);
    }

    @Override
    public List<String> filled() {
        return boxes.registers().stream()
                .filter(register -> register.repository().total(true) > 0)
                .map(register -> register.sheet().title())
                .toList();
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public Clock clock() {
        return Store.CLOCK;
    }

    @Override
    public Texts texts(Class<?> anchor) {
        return Texts.of(locale, anchor);
    }

    @Override
    public Session session() {
        return session;
    }

    @Override
    public Closing closing() {
        throw new UnsupportedOperationException("boxes have no crisis");
    }

    @Override
    public void close() {
        database.close();
    }

    private record Boxes(Register<Box> register) implements Feature {
        @Override
        public String key() {
            return "box";
        }

        @Override
        public String title() {
            return "箱子";
        }

        @Override
        public String icon() {
            return "fth-box";
        }

        @Override
        public List<String> migrations() {
            return List.of(BoxRepository.MIGRATION);
        }

        @Override
        public List<Register<?>> registers() {
            return List.of(register);
        }

        /** A glass box contradicts. */
        @Override
        public List<Check> checks() {
            long glass = register.repository().count(Filter.NONE.chip("kind", "GLASS"));
            return List.of(new Check("玻璃", register.repository().total(false), glass, "玻璃箱 " + glass + " 个"));
        }

        @Override
        public Optional<ReportPart> report(Cutoff cutoff) {
            return Optional.of(new ReportPart(
                    "箱子",
                    10,
                    List.of(new ReportPart.Sentence("截至" + cutoff.until() + "，共 "
                            + register.repository().total(false) + " 个箱子。"))));
        }

        @Override
        public void demo(Demo demo) {
            for (int i = 0; i < demo.size().of(5, 50); i++) {
                register.repository().add(demo.batch(), Box.of(null, demo.name(), demo.phone()));
            }
        }

        @Override
        public Node screen() {
            return null;
        }
    }
}
