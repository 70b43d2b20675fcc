package cn.baodi.command.care;

import cn.baodi.command.account.Accounts;
import cn.baodi.command.core.Access;
import cn.baodi.command.core.Alert;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Register;
import cn.baodi.command.exchange.Summaries;
import cn.baodi.command.ui.Act;
import cn.baodi.command.ui.Command;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.Workbench;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** 数据保管: backups and going back to one, the second folder, the nightly self-check. It knows no area by name. */
public final class CareFeature implements Feature {
    static final String KEY = "care";
    private static final Logger LOG = LoggerFactory.getLogger(CareFeature.class);
    private static final int SECONDS = 60;

    private final Workbench workbench;
    private final Texts texts;
    private final CareWords words;
    private final Caretaker caretaker;
    private final Closing closing;
    private final CareController controller;
    private final AtomicBoolean looking = new AtomicBoolean();

    /**
     * @param areas all that hold data, whoever is on duty: a copy of the data holds all of them
     * @param demo whether the people are invented
     * @param accounts who may open the folder, asked once it is open
     * @param anew opens the folder as a new one, after its data were destroyed
     */
    public CareFeature(
            Workbench workbench,
            List<Feature> areas,
            BooleanSupplier demo,
            Supplier<Accounts> accounts,
            Runnable anew) {
        this.workbench = workbench;
        texts = workbench.texts(CareFeature.class);
        words = new CareWords(texts, areas);
        List<Register<?>> registers = new ArrayList<>();
        areas.forEach(area -> registers.addAll(area.registers()));
        caretaker = new Caretaker(
                workbench.database(),
                workbench.ledger(),
                workbench.clock(),
                texts,
                new PlainCopy(registers, texts),
                (into, progress) -> new Summaries(workbench.ledger(), workbench.clock(), workbench.locale())
                        .write(into, Feature.dailyCounts(areas), Summaries.Days.ALL, progress));
        closing = new Closing(
                workbench.database(), workbench.ledger(), workbench.session(), workbench.clock(), areas, texts, demo);
        controller = new CareController(workbench, caretaker, words, closing, accounts, anew);
    }

    /** Begins to look after the data, once they are open. */
    public void begin() {
        caretaker.begin();
        workbench.ledger().onWritten(written -> workbench.background().onScreen(this::look));
        workbench.background().every(SECONDS, this::look);
    }

    /** Ends the crisis, for the command line. */
    public Closing closing() {
        return closing;
    }

    private void look() {
        if (looking.compareAndSet(false, true)) {
            workbench
                    .background()
                    .run(
                            () -> {
                                caretaker.hourly();
                                return caretaker.nightBegins();
                            },
                            this::looked,
                            failure -> {
                                looking.set(false);
                                LOG.warn("care", failure);
                            });
        }
    }

    private void looked(boolean night) {
        looking.set(false);
        controller.refreshIfSeen();
        if (night) {
            workbench
                    .background()
                    .upkeep(
                            texts.get("work.check"),
                            progress -> {
                                caretaker.night(progress);
                                return true;
                            },
                            done -> controller.refreshIfSeen(),
                            failure -> LOG.warn("night", failure));
        }
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String title() {
        return texts.get("feature");
    }

    @Override
    public String icon() {
        return "fth-hard-drive";
    }

    /** Whoever can do something about it sees it; going back and the settings are the administrator's. */
    @Override
    public Access access() {
        return Access.seenBy(Role.ADMIN, Role.LEADER, Role.OFFICER, Role.AUDITOR)
                .writtenBy(Role.ADMIN, Role.LEADER);
    }

    @Override
    public List<Alert> alerts(LocalDateTime now) {
        List<Alert> alerts = new ArrayList<>(CareAlerts.of(caretaker.state(), words));
        words.areas().stream()
                .flatMap(area -> area.retentions(now.toLocalDate()).stream())
                .filter(kept -> kept.due() > 0)
                .forEach(kept -> alerts.add(CareAlerts.due(kept, texts)));
        return alerts;
    }

    @Override
    public Optional<String> status(LocalDateTime now) {
        return Optional.of(caretaker
                .state()
                .age()
                .map(age -> texts.get("status.backup", words.ago(age)))
                .orElseGet(() -> texts.get("status.none")));
    }

    @Override
    public List<Command> commands() {
        return List.of(new Command("care.backup", texts.get("backup.now"), "fth-save", null, controller::backUp));
    }

    @Override
    public Map<Act, Runnable> acts() {
        return controller.acts();
    }

    @Override
    public Node screen() {
        return controller.view().node();
    }
}
