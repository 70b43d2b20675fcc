package cn.baodi.command.handover;

import cn.baodi.command.account.Accounts;
import cn.baodi.command.core.Account;
import cn.baodi.command.core.Alert;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Hit;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.OpenItems;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Texts;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.TestDesk;
import cn.baodi.command.vault.CheapKeys;
import cn.baodi.command.vault.Keys;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.scene.Node;

/** A post with one small area, a handover, and officers with passwords where a test wants them. */
final class Ward implements AutoCloseable {
    static final String GOING = "qingshan2020";
    static final String COMING = "lvshui2020";

    final TestDesk desk;
    final Keys keys;
    final Accounts accounts;
    final HandoverFeature feature;
    final Handovers handovers;
    /** What the area has open. */
    long open = 2;
    /** Whether the area cannot answer. */
    boolean broken;
    /** Why nobody can go on now. */
    String hindrance;
    /** Who went on, with what. */
    final List<String> entered = new ArrayList<>();

    Ward(Path folder) {
        this(folder, TestDesk.NOW);
    }

    Ward(Path folder, LocalDateTime now) {
        desk = new TestDesk(folder, now);
        Area area = new Area();
        Texts texts = Texts.of(Texts.CHINESE, HandoverFeature.class);
        feature =
                new HandoverFeature(desk.workbench(), () -> List.of(area), () -> false, this::accounts, new Passing());
        handovers = new Handovers(desk.workbench(), () -> List.of(area), () -> false, this::accounts, texts);
        desk.open(List.of(feature));
        keys = CheapKeys.at(folder, desk.workbench().clock());
        accounts = new Accounts(
                keys,
                desk.workbench().database(),
                desk.workbench().ledger(),
                desk.workbench().session(),
                Texts.of(Texts.CHINESE, Accounts.class));
    }

    private Accounts accounts() {
        return accounts;
    }

    /** 王芳, administrator and shift leader, is on duty; 李强 is an officer; 赵敏 only reads. */
    void staffed() {
        accounts.protect(Account.administrator("王芳"), GOING.toCharArray());
        add("李强", Role.OFFICER);
        add("赵敏", Role.READER);
        desk.workbench().session().signIn(keys.signIn("王芳", GOING.toCharArray()).account());
    }

    private void add(String name, Role role) {
        accounts.add(
                accounts.confirm(GOING.toCharArray()), new Account(name, Set.of(role), false), COMING.toCharArray());
    }

    /** Both have signed what there is. */
    long signed() {
        Composed composed = handovers.compose();
        return handovers.sign(composed, composed.at(), Account.everything("李强"));
    }

    private final class Passing implements Relief {
        @Override
        public Optional<String> hindrance() {
            return Optional.ofNullable(hindrance);
        }

        @Override
        public void enter(Account coming, long handover) {
            entered.add(coming.name() + " " + handover);
        }
    }

    private final class Area implements Feature {
        @Override
        public String key() {
            return "gate";
        }

        @Override
        public String title() {
            return "卡口";
        }

        @Override
        public String icon() {
            return "fth-shield";
        }

        @Override
        public List<Alert> alerts(LocalDateTime now) {
            return List.of(new Alert(
                    "gate.empty",
                    Alert.Severity.HIGH,
                    "大堼村卡口缺2人",
                    "请从预备队调人。",
                    "13812340000",
                    Link.to("gate", "gates", Filter.NONE)));
        }

        @Override
        public List<OpenItems> openItems(LocalDateTime now) {
            if (broken) {
                throw new IllegalStateException("broken");
            }
            List<OpenItems.Line> lines = IntStream.rangeClosed(1, (int) Math.min(open, OpenItems.MOST))
                    .mapToObj(i -> new OpenItems.Line("第" + i + "单 小杜庄村 · 方家庄镇 米面油", Link.to("gate", "gates", i)))
                    .toList();
            return List.of(new OpenItems("未办结的配送", open, lines, Link.to("gate", "gates", Filter.NONE)));
        }

        @Override
        public List<Hit> search(String text, int limit) {
            return List.of(new Hit("卡口", "K00007 " + text, "方家庄镇", Link.to("gate", "gates", 7)));
        }

        @Override
        public Node screen() {
            return null;
        }
    }

    @Override
    public void close() {
        desk.close();
    }
}
