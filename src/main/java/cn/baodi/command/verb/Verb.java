package cn.baodi.command.verb;

import cn.baodi.command.core.Texts;
import picocli.CommandLine.Model.CommandSpec;

/** One thing that the console does without a window. */
interface Verb {
    /** As typed. */
    String name();

    /** Adds its own options and parameters. */
    void describe(CommandSpec spec, Texts texts);

    /**
     * Does it.
     *
     * @return an exit code of {@link Verbs}
     * @throws WrongUsage for values that cannot be
     * @throws NotDone or a Failure, with the reason
     */
    int run(Call call);
}
