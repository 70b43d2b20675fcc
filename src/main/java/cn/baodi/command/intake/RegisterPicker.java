package cn.baodi.command.intake;

import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Register;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.util.StringConverter;

/** Where the rows go; the first entry leaves it to the headings. */
final class RegisterPicker {
    private final ImportModel model;
    private final ImportController controller;
    private final ComboBox<Register<?>> box = new ComboBox<>();
    private final boolean open;
    private boolean following;

    /** @param open whether it may be left to the headings */
    RegisterPicker(Texts texts, ImportModel model, ImportController controller, boolean open) {
        this.model = model;
        this.controller = controller;
        this.open = open;
        box.setAccessibleText(texts.get("register"));
        box.setVisibleRowCount(14);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Register<?> register) {
                return register == null
                        ? texts.get("register.found")
                        : register.sheet().title();
            }

            @Override
            public Register<?> fromString(String text) {
                return null; // it is picked, not typed
            }
        });
        // Without one of its own the box would be blank once nothing is chosen again.
        box.setButtonCell(new ListCell<>() {
            @Override
            protected void updateItem(Register<?> register, boolean empty) {
                super.updateItem(register, empty);
                setText(box.getConverter().toString(register));
            }
        });
        box.valueProperty().addListener((property, was, register) -> {
            if (!following) {
                controller.pickRegister(register);
            }
        });
        model.register.addListener((property, was, register) -> fill());
        fill();
    }

    ComboBox<Register<?>> node() {
        return box;
    }

    /** Another officer may write other registers. */
    void fill() {
        following = true;
        box.getItems().clear();
        if (open) {
            box.getItems().add(null);
        }
        box.getItems().addAll(controller.registers());
        box.setValue(model.register.get());
        following = false;
    }
}
