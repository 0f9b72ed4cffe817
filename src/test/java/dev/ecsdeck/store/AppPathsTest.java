package dev.ecsdeck.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AppPathsTest {
    @Test
    void homeOfTheEnvironmentComesFirst() {
        AppPaths paths = AppPaths.of(Map.of("HOME", "/h", "USERPROFILE", "/u"), "Linux", "/java");

        assertThat(paths.home()).isEqualTo(Path.of("/h"));
        assertThat(paths.settingsFile()).isEqualTo(Path.of("/h/.config/ecs-deck/settings.json"));
        assertThat(paths.logDirectory()).isEqualTo(Path.of("/h/.local/state/ecs-deck/log"));
        assertThat(paths.cache()).isEqualTo(Path.of("/h/.cache/ecs-deck"));
    }

    @Test
    void withoutVariablesJavasHomeIsTaken() {
        assertThat(AppPaths.of(Map.of("HOME", ""), "Linux", "/java").home()).isEqualTo(Path.of("/java"));
    }

    @Test
    void aRelativeXdgDirectoryCountsAsNotSet() {
        Map<String, String> environment = Map.of("XDG_CONFIG_HOME", "here", "XDG_STATE_HOME", "/s");

        AppPaths paths = AppPaths.of(environment, "Linux", "/h");

        assertThat(paths.config()).isEqualTo(Path.of("/h/.config/ecs-deck"));
        assertThat(paths.state()).isEqualTo(Path.of("/s/ecs-deck"));
    }

    @Test
    void macOsHasALibrary() {
        AppPaths paths = AppPaths.of(Map.of("HOME", "/Users/me"), "Mac OS X", "/x");

        assertThat(paths.config()).isEqualTo(Path.of("/Users/me/Library/Application Support/ECS Deck"));
        assertThat(paths.cache()).isEqualTo(Path.of("/Users/me/Library/Caches/ECS Deck"));
    }

    @Test
    void windowsHasTwoDataDirectories() {
        Map<String, String> environment = Map.of("APPDATA", "/roaming", "LOCALAPPDATA", "/local", "USERPROFILE", "/u");

        AppPaths paths = AppPaths.of(environment, "Windows 11", "/x");

        assertThat(paths.home()).isEqualTo(Path.of("/u"));
        assertThat(paths.config()).isEqualTo(Path.of("/roaming/ECS Deck"));
        assertThat(paths.state()).isEqualTo(Path.of("/local/ECS Deck"));
    }
}
