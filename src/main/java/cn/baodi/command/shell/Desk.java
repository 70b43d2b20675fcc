package cn.baodi.command.shell;

import cn.baodi.command.ui.FxNotices;
import cn.baodi.command.ui.LongWork;
import cn.baodi.command.ui.Preferences;
import java.util.function.BooleanSupplier;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ObservableList;
import javafx.stage.Stage;

/**
 * What the window stands on: the things of the program that no area needs.
 *
 * @param works the long work to be shown in the status bar
 * @param busy whether short work has been running for long enough to be noticed
 * @param entrance who comes in, and what becomes of it
 * @param demo whether the data are the demonstration's
 * @param rebuild makes areas and window anew on the same stage, as after a change of language
 * @param reopen tries again to open the data
 * @param quit closes the data and ends the program
 */
public record Desk(
        Stage stage,
        FxNotices notices,
        Preferences preferences,
        ObservableList<LongWork> works,
        ObservableBooleanValue busy,
        Entrance entrance,
        BooleanSupplier demo,
        Runnable rebuild,
        Runnable reopen,
        Runnable quit) {}
