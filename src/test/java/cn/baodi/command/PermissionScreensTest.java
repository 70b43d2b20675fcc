package cn.baodi.command;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Account;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Demo;
import cn.baodi.command.shell.Commands;
import cn.baodi.command.ui.Feature;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Every role at the real window: what it offers, where it lets him go, what it can do there. */
@ExtendWith(ApplicationExtension.class)
class PermissionScreensTest {
    private static final Map<String, String> ACTS = Map.of(
            "add", "act.add",
            "exportAct", "act.export",
            "fullAct", "act.export_full",
            "copy", "act.bulletin",
            "print", "act.print",
            "save", "act.save");

    @TempDir
    static Path folder;

    private Stage stage;
    private Console console;

    @Start
    void start(Stage shown) {
        stage = shown;
        stage.setWidth(1366);
        stage.setHeight(768);
    }

    private static Stream<PermissionTable.Row> rows() {
        Set<String> doors = new TreeSet<>(ACTS.keySet());
        doors.addAll(List.of("navigation", "screen", "area", "tile"));
        return PermissionTable.rows().filter(row -> doors.contains(row.door()));
    }

    @Test
    void theWindowOffersEachRoleWhatTheTableSays(FxRobot robot) {
        Path data = DemoFolder.copyTo(folder.resolve("data"));
        Map<PermissionTable.Row, Set<Role>> passed = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            robot.interact(() -> open(data, role));
            rows().forEach(row -> robot.interact(() -> {
                if (passes(row)) {
                    passed.computeIfAbsent(row, r -> new TreeSet<>()).add(role);
                }
            }));
            robot.interact(() -> {
                console.close();
                stage.setScene(new Scene(new StackPane()));
            });
        }
        SoftAssertions cells = new SoftAssertions();
        rows().forEach(row -> cells.assertThat(passed.getOrDefault(row, Set.of()))
                .as(row.toString())
                .isEqualTo(row.passing()));
        cells.assertAll();
    }

    private void open(Path data, Role role) {
        console = new Console(stage, data, Texts.CHINESE);
        console.app.session().signIn(new Account("某人", Set.of(role), false));
        console.start();
    }

    private boolean passes(PermissionTable.Row row) {
        Feature area = console.features.all().stream()
                .filter(feature -> feature.key().equals(row.area()))
                .findFirst()
                .orElseThrow();
        return switch (row.door()) {
            case "navigation" -> stage.getScene().lookup("#nav-" + row.area()).isVisible();
            case "screen" -> isInFront(area);
            case "area" -> isPossible("area." + row.area());
            case "tile" -> tiles(area).anyMatch(id -> stage.getScene().lookup(id) != null);
            default -> isInFront(area) && isPossible(ACTS.get(row.door()));
        };
    }

    private boolean isInFront(Feature area) {
        console.shell.go(area.key());
        Node screen = area.screen();
        StackPane content = (StackPane) stage.getScene().lookup("#content");
        return screen != null && content.getChildren().contains(screen);
    }

    private boolean isPossible(String command) {
        Commands.Entry entry = console.shell.commands().all().stream()
                .filter(e -> e.command().id().equals(command))
                .findFirst()
                .orElseThrow();
        String reason = entry.disabled();
        assertThat(reason).isNotEqualTo("");
        return reason == null;
    }

    /** The tiles that the dashboard would have of this area; it was in front when the window opened. */
    private Stream<String> tiles(Feature area) {
        Account officer = console.app.session().account();
        console.app.session().signIn(new Account("某人", EnumSet.allOf(Role.class), false));
        List<Figure> figures = area.figures(Scope.of(Cutoff.at(Demo.NOW)));
        console.app.session().signIn(officer);
        console.shell.go("dashboard");
        return figures.stream().map(figure -> "#tile-" + figure.key().replace('.', '-'));
    }

    @Test
    void whatIsGreySaysWhoMay(FxRobot robot) {
        robot.interact(() -> open(DemoFolder.copyTo(folder.resolve("grey")), Role.READER));
        robot.interact(() -> {
            console.shell.go("household");
            for (String id : List.of("act.add", "act.retire", "act.import", "act.export", "household.new")) {
                Commands.Entry entry = console.shell.commands().all().stream()
                        .filter(e -> e.command().id().equals(id))
                        .findFirst()
                        .orElseThrow();
                assertThat(entry.disabled()).as(id).isEqualTo("只有值班长、值班员可以");
            }
            console.close();
        });
    }

    @Test
    void theButtonsOfWhatMayNotLeaveAreGreyToo(FxRobot robot) {
        Map<String, List<String>> buttons = Map.of(
                "report", List.of("#reportPrint", "#reportSave", "#reportCopy"),
                "handover", List.of("#handoverPrint", "#handoverSave", "#handoverCopy"));
        for (Role role : List.of(Role.READER, Role.OFFICER)) {
            robot.interact(() -> open(DemoFolder.copyTo(folder.resolve("buttons" + role)), role));
            robot.interact(() -> {
                buttons.forEach((area, ids) -> {
                    console.shell.go(area);
                    ids.forEach(id -> assertThat(stage.getScene().lookup(id).isDisable())
                            .as(role + " " + id)
                            .isEqualTo(role == Role.READER));
                });
                console.close();
                stage.setScene(new Scene(new StackPane()));
            });
        }
    }
}
