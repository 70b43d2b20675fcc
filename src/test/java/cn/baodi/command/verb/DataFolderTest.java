package cn.baodi.command.verb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataFolderTest {
    private static Path usual(String system, Map<String, String> environment) {
        return DataFolder.usual(environment::get, system, "/home/wang");
    }

    @Test
    void everyPlatformHasItsPlace() {
        assertThat(usual("Linux", Map.of())).isEqualTo(Path.of("/home/wang/.local/share/baodi-console"));
        assertThat(usual("Linux", Map.of("XDG_DATA_HOME", "/srv"))).isEqualTo(Path.of("/srv/baodi-console"));
        assertThat(usual("Linux", Map.of("XDG_DATA_HOME", "srv")))
                .isEqualTo(Path.of("/home/wang/.local/share/baodi-console"));
        assertThat(usual("Windows 11", Map.of("APPDATA", "/roaming"))).isEqualTo(Path.of("/roaming/baodi-console"));
        assertThat(usual("Mac OS X", Map.of()))
                .isEqualTo(Path.of("/home/wang/Library/Application Support/baodi-console"));
    }

    @Test
    void theOfficersChoiceComesFirst() {
        assertThat(usual("Linux", Map.of("BAODI_CONSOLE_HOME", "/data", "XDG_DATA_HOME", "/srv")))
                .isEqualTo(Path.of("/data"));
    }
}
