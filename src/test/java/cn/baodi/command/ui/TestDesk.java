package cn.baodi.command.ui;

import cn.baodi.command.core.Account;
import cn.baodi.command.core.DutyClock;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Session;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.Ledger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** A workbench for tests: real H2 in a folder of the test, everything at once, a fixed clock, and what was said kept. */
public final class TestDesk implements AutoCloseable {
    /** 2020-02-09 14:30 in Baodi. */
    public static final LocalDateTime NOW = LocalDateTime.of(2020, 2, 9, 14, 30);

    public final List<String> said = new ArrayList<>();
    public final List<Link> opened = new ArrayList<>();
    /** What the officer answers when asked for a text. */
    public String answer = "测试原因";
    /** What a second officer puts under it; null for nothing. */
    public Notices.Countersign countersign;
    /** What the officer chooses when asked for a folder, or for where to save a file; null for nothing. */
    public Path chosen;

    private final Database database;
    private final Workbench workbench;

    public TestDesk(Path folder) {
        this(folder, NOW);
    }

    public TestDesk(Path folder, LocalDateTime now) {
        database = new Database(folder);
        Clock clock = new DutyClock(Clock.fixed(now.atZone(DutyClock.ZONE).toInstant(), DutyClock.ZONE));
        Session session = new Session("张值班");
        workbench = new Workbench(
                database,
                new Ledger(database, clock, session),
                clock,
                session,
                Texts.CHINESE,
                Background.direct(),
                new Said(),
                Exchange.none(),
                opened::add,
                new Look());
    }

    public Workbench workbench() {
        return workbench;
    }

    /** Another officer takes over who has only these roles. */
    public void signIn(Role... roles) {
        workbench.session().signIn(new Account("李换班", Set.of(roles), false));
    }

    /** Opens the database with the features' own migrations. */
    public void open(List<? extends Feature> features) {
        workbench
                .ledger()
                .searchable(
                        features.stream().flatMap(f -> f.searchables().stream()).toList());
        workbench
                .ledger()
                .invariants(
                        features.stream().flatMap(f -> f.invariants().stream()).toList());
        database.open(features.stream().flatMap(f -> f.migrations().stream()).toList());
    }

    @Override
    public void close() {
        database.close();
    }

    private final class Said implements Notices {
        @Override
        public void toast(String text) {
            said.add(text);
        }

        @Override
        public void toastWithUndo(String text) {
            said.add(text);
        }

        @Override
        public void failure(RuntimeException failure) {
            said.add(failure.getMessage());
        }

        @Override
        public void tell(String title, String text, String leaving) {
            said.add(title + ": " + text);
        }

        @Override
        public void ask(String title, String question, Consumer<String> then) {
            said.add(question);
            then.accept(answer);
        }

        @Override
        public void choose(String title, String words, List<String> ways, IntConsumer then) {
            said.add(words);
            then.accept(0);
        }

        @Override
        public void countersign(
                String title, String words, boolean withPassword, List<String> ways, Consumer<Countersign> then) {
            said.add(words);
            if (countersign != null) {
                then.accept(countersign);
            }
        }

        @Override
        public Optional<Path> saveFile(String suggestedName) {
            return Optional.ofNullable(chosen);
        }

        @Override
        public Optional<Target> saveList(String suggestedName) {
            return Optional.ofNullable(chosen).map(file -> new Target(file, StandardCharsets.UTF_8));
        }

        @Override
        public Optional<Path> saveChart(String suggestedName) {
            said.add(suggestedName);
            return Optional.ofNullable(chosen);
        }

        @Override
        public Optional<Path> openFolder(String title) {
            return Optional.ofNullable(chosen);
        }

        @Override
        public Optional<Path> openFile() {
            return Optional.ofNullable(chosen);
        }

        @Override
        public void copy(String text) {
            said.add(text);
        }

        @Override
        public void copyPicture(byte[] png) {
            said.add(png.length + " bytes");
        }
    }
}
