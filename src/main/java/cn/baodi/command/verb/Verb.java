package cn.baodi.command.verb;

import cn.baodi.command.core.Role;
import cn.baodi.command.core.Texts;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/** One thing that the console does without a window. */
interface Verb {
    /** As typed. */
    String name();

    /** Whether it opens the data, so that somebody may have to sign in. */
    default boolean opensData() {
        return true;
    }

    /** Adds its own options and parameters. */
    void describe(CommandSpec spec, Texts texts);

    /** Who may give it; nobody in particular where the doors that it goes through know better. */
    default Set<Role> allowed() {
        return Set.of(Role.values());
    }

    /**
     * Does it.
     *
     * @return an exit code of {@link Verbs}
     * @throws WrongUsage for values that cannot be
     * @throws NotDone or a Failure, with the reason
     */
    int run(Call call);
}
