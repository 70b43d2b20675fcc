package cn.baodi.command.ui;

import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Texts;
import cn.baodi.command.vault.Keys;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A password that is chosen: typed twice, with what is wrong beside the field. */
public final class NewPassword {
    private final Texts texts;
    private final PasswordInput first;
    private final PasswordInput again;

    /** @param id of the first field; the second is called after it */
    public NewPassword(Locale locale, String id) {
        texts = Texts.of(locale, NewPassword.class);
        first = new PasswordInput(locale, id, texts.get("password.new"));
        again = new PasswordInput(locale, id + "Again", texts.get("password.new.again"));
    }

    /** One field under the other. */
    public Node node() {
        return styled(new VBox(first.node(), again.node()));
    }

    /** One field beside the other, where height is scarce. */
    public Node row() {
        HBox.setHgrow(first.node(), Priority.ALWAYS);
        HBox.setHgrow(again.node(), Priority.ALWAYS);
        return styled(new HBox(first.node(), again.node()));
    }

    private static Node styled(Node node) {
        node.getStyleClass().add("new-password");
        return node;
    }

    /**
     * What was typed; empty where it cannot be taken, and then the reason stands beside the field.
     *
     * @param account whose password it is to be
     */
    public Optional<char[]> read(String account) {
        char[] typed = first.typed();
        Optional<Problem> problem = Keys.problem("password", account, typed);
        first.problem(problem.map(texts::problem).orElse(""));
        again.problem("");
        if (problem.isPresent()) {
            first.focus();
            return Optional.empty();
        }
        if (again.typed().length == 0) {
            again.focus();
            return Optional.empty();
        }
        if (!Arrays.equals(typed, again.typed())) {
            again.problem(texts.get("problem.password.again"));
            again.clear();
            again.focus();
            return Optional.empty();
        }
        return Optional.of(typed);
    }

    public void clear() {
        first.clear();
        again.clear();
        first.problem("");
        again.problem("");
    }

    public void focus() {
        first.focus();
    }
}
