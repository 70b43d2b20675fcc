package cn.baodi.command.verb;

import cn.baodi.command.account.Accounts;
import cn.baodi.command.audit.Audit;
import cn.baodi.command.care.Closing;
import cn.baodi.command.core.Session;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.Ledger;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.vault.Keys;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What a verb works with: the console without its window. */
public interface Desk extends AutoCloseable {
    /** Makes the desk of a data folder, still closed; the folder may not exist yet. */
    interface Factory {
        Desk at(Path folder, Locale locale);
    }

    /**
     * Takes the folder and opens its database; called once, before anything is asked of the data.
     *
     * @param signIn asked for an officer where the folder has accounts
     * @throws cn.baodi.command.core.Failure when the folder is held, cannot be written, or holds no such database
     */
    void open(Function<Keys, Keys.SignedIn> signIn);

    /** Who may open the folder; once it is open. */
    Keys keys();

    Accounts accounts();

    Audit audit();

    /** Every area, in the order of the menu; their sheets can be listed before the desk is open. */
    List<Feature> features();

    Database database();

    Ledger ledger();

    /** Asia/Shanghai; in the demonstration it stands in February 2020. */
    Clock clock();

    /** The texts beside {@code anchor} in the language of the desk. */
    Texts texts(Class<?> anchor);

    /** Who answers for what is written and reported. */
    Session session();

    /** Ends the crisis for good. */
    Closing closing();

    /**
     * Titles of the registers that hold rows, whoever asks; without those that a first start fills by itself, for they do
     * not make a database somebody's own.
     */
    List<String> filled();

    /** Gives the folder free; also where it was never opened. */
    @Override
    void close();
}
