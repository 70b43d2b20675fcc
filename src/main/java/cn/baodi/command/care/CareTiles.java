package cn.baodi.command.care;

import cn.baodi.command.core.Texts;
import cn.baodi.command.data.CareNotes.Trouble;
import cn.baodi.command.data.CheckResult;
import cn.baodi.command.data.Database;
import cn.baodi.command.ui.Tables;
import cn.baodi.command.ui.Tone;
import java.time.Duration;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How things stand, in one row: the newest backup, the second folder, the last check, the disk. */
final class CareTiles {
    private final CareWords words;
    private final Texts texts;
    private final HBox node = new HBox();

    CareTiles(CareModel model, CareWords words) {
        this.words = words;
        texts = words.texts();
        node.setId("careTiles");
        node.getStyleClass().add("care-tiles");
        model.state.addListener((property, was, state) -> fill(state));
    }

    HBox node() {
        return node;
    }

    private void fill(CareState state) {
        node.getChildren().setAll(backup(state), second(state), check(state), space(state));
    }

    private VBox tile(String id, String label, Tone tone, String value, String detail) {
        Label name = new Label(label);
        name.getStyleClass().add("tile-label");
        Label marked = Tables.marked(tone, value);
        marked.getStyleClass().add("care-value");
        Label more = new Label(detail);
        more.getStyleClass().add("quiet");
        VBox tile = new VBox(name, marked, more);
        for (Label part : new Label[] {name, marked, more}) {
            part.setWrapText(true);
            part.setMinHeight(Region.USE_PREF_SIZE);
        }
        tile.setId(id);
        tile.getStyleClass().addAll("tile", "care-tile");
        HBox.setHgrow(tile, Priority.ALWAYS);
        tile.setPrefWidth(0);
        return tile;
    }

    private VBox backup(CareState state) {
        if (state.newest().isEmpty()) {
            return tile(
                    "tileBackup",
                    texts.get("tile.backup"),
                    Tone.WAITING,
                    texts.get("tile.backup.none"),
                    trouble(state));
        }
        Duration age = state.age().orElseThrow();
        boolean late = state.isBehind() && age.compareTo(CareAlerts.OLD) >= 0;
        Tone tone = state.failed() != null ? Tone.BAD : late ? Tone.WARNING : Tone.GOOD;
        String detail = !state.since().known()
                ? texts.get("tile.backup.unknown")
                : state.since().count() == 0
                        ? texts.get("tile.backup.all")
                        : texts.get("tile.backup.since", state.since().count());
        return tile(
                "tileBackup",
                texts.get("tile.backup"),
                tone,
                words.ago(age),
                state.failed() == null ? detail : trouble(state));
    }

    private String trouble(CareState state) {
        return state.failed() == null
                ? texts.get("tile.backup.soon")
                : state.failed().text(texts.locale());
    }

    private VBox second(CareState state) {
        String label = texts.get("tile.second");
        if (state.second().isEmpty()) {
            return tile("tileSecond", label, Tone.QUIET, texts.get("tile.second.none"), texts.get("tile.second.why"));
        }
        Trouble trouble = state.notes().trouble();
        if (trouble != null) {
            return tile(
                    "tileSecond",
                    label,
                    Tone.WARNING,
                    texts.get("tile.second.failed"),
                    texts.get(
                            "tile.second.since",
                            words.moment(trouble.since()),
                            state.second().get()));
        }
        return tile(
                "tileSecond",
                label,
                state.onSameDisk() ? Tone.WAITING : Tone.GOOD,
                texts.get(state.onSameDisk() ? "tile.second.same" : "tile.second.good"),
                texts.get("tile.second.where", state.second().get().getFileName()));
    }

    private VBox check(CareState state) {
        String label = texts.get("tile.check");
        CheckResult check = state.notes().check();
        if (check == null) {
            return tile("tileCheck", label, Tone.WAITING, texts.get("tile.check.none"), texts.get("tile.check.when"));
        }
        boolean good = check.differences().isEmpty();
        return tile(
                "tileCheck",
                label,
                good ? Tone.GOOD : Tone.BAD,
                texts.get(
                        good ? "tile.check.good" : "tile.check.bad",
                        check.differences().size()),
                good
                        ? texts.get("tile.check.how", words.moment(check.at()), check.replayed())
                        : words.difference(check.differences().get(0)));
    }

    private VBox space(CareState state) {
        boolean little = state.space() < Database.LITTLE_SPACE;
        return tile(
                "tileSpace",
                texts.get("tile.space"),
                little ? Tone.WARNING : Tone.GOOD,
                texts.get("tile.space.left", words.size(state.space())),
                texts.get(little ? "tile.space.little" : "tile.space.enough"));
    }
}
