package cn.baodi.command.ui;

import cn.baodi.command.core.Link;
import cn.baodi.command.core.Rewording;
import cn.baodi.command.core.Session;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.Ledger;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * The few things that every feature needs.
 *
 * @param clock Asia/Shanghai; in the demonstration it stands in February 2020
 * @param locale language of the screen
 * @param open goes to a place in the console
 * @param look theme and size of the screen, followed by charts
 */
public record Workbench(
        Database database,
        Ledger ledger,
        Clock clock,
        Session session,
        Locale locale,
        Background background,
        Notices notices,
        Exchange exchange,
        Consumer<Link> open,
        Look look) {

    /** The texts beside {@code anchor}; those of the report as the office has reworded them. */
    public Texts texts(Class<?> anchor) {
        return rewording().of(anchor);
    }

    /** What the office has reworded of the report. */
    public Rewording rewording() {
        return Rewording.read(database.folder(), locale);
    }

    /** Wall time in Asia/Shanghai. */
    public LocalDateTime now() {
        return LocalDateTime.now(clock);
    }
}
