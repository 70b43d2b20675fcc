package cn.baodi.command.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The gate stands before all that an area contributes. */
class PermittedTest {
    /** A contribution that it does not pass on would silently be missing everywhere, or else be there for everybody. */
    @Test
    void everyContributionOfAnAreaPassesTheGate() {
        assertThat(Arrays.stream(Feature.class.getMethods())
                        .filter(method -> !Modifier.isStatic(method.getModifiers())))
                .allSatisfy(method ->
                        assertThat(passes(method)).as(method.toString()).isTrue());
    }

    private static boolean passes(Method method) {
        return Arrays.stream(Permitted.class.getDeclaredMethods())
                .anyMatch(own -> own.getName().equals(method.getName())
                        && Arrays.equals(own.getParameterTypes(), method.getParameterTypes()));
    }
}
