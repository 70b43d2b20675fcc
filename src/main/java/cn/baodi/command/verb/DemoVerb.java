package cn.baodi.command.verb;

import cn.baodi.command.core.Role;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Demo;
import cn.baodi.command.data.Ledger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** Fills an empty database with the demonstration district. */
final class DemoVerb implements Verb {
    private static final String SIZE = "--size";
    private static final String SEED = "--seed";

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public void describe(CommandSpec spec, Texts texts) {
        spec.addOption(CommandLines.value(SIZE, sizes("|"), texts.get("demo.size")));
        spec.addOption(CommandLines.value(SEED, texts.get("label.number"), texts.get("demo.seed", Demo.SEED)));
    }

    private static String sizes(String between) {
        return Arrays.stream(Demo.Size.values())
                .map(size -> size.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(between));
    }

    @Override
    public Set<Role> allowed() {
        return Set.of(Role.ADMIN);
    }

    @Override
    public int run(Call call) {
        Demo.Size size = size(call);
        long seed = seed(call);
        Desk desk = call.desk();
        call.open();
        refuseFilled(call);
        List<Consumer<Demo>> areas = desk.features().stream()
                .map(feature -> (Consumer<Demo>) feature::demo)
                .toList();
        Ledger.Written written =
                Demo.fill(desk.ledger(), areas, call.texts().get("demo.action"), size, seed, call.line());
        call.line().clear();
        call.out()
                .println(call.texts()
                        .get("demo.done", written.rows(), desk.database().folder()));
        return Verbs.DONE;
    }

    private static Demo.Size size(Call call) {
        String typed = call.value(SIZE);
        try {
            return typed == null ? Demo.Size.DISTRICT : Demo.Size.named(typed);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(call.texts().get("usage.value", SIZE, typed, sizes(", ")));
        }
    }

    private static long seed(Call call) {
        String typed = call.value(SEED);
        try {
            return typed == null ? Demo.SEED : Long.parseLong(typed);
        } catch (NumberFormatException e) {
            throw new WrongUsage(
                    call.texts().get("usage.value", SEED, typed, call.texts().get("label.number")));
        }
    }

    private static void refuseFilled(Call call) {
        List<String> filled = call.desk().filled();
        if (!filled.isEmpty()) {
            throw new NotDone(call.texts()
                    .get(
                            "demo.filled",
                            call.desk().database().folder(),
                            String.join(call.texts().get("list.comma"), filled)));
        }
    }
}
