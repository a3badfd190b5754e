package io.invokectl.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class UserStateFolderTest {
    private static final Map<String, String> HOME = Map.of("HOME", "/home/ada");

    @Test
    void is_below_the_xdg_state_directory_on_linux() {
        assertThat(UserFolders.state(HOME, "Linux")).contains(Path.of("/home/ada/.local/state/invokectl"));
    }

    @Test
    void is_in_application_support_on_macos() {
        assertThat(UserFolders.state(HOME, "Mac OS X"))
                .contains(Path.of("/home/ada/Library/Application Support/invokectl"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Linux", "Mac OS X"})
    void a_named_directory_takes_precedence_on_every_system(String system) {
        assertThat(UserFolders.state(Map.of("HOME", "/home/ada", "XDG_STATE_HOME", "/var/state"), system))
                .contains(Path.of("/var/state/invokectl"));
    }

    @Test
    void ignores_a_relative_or_empty_directory() {
        assertThat(UserFolders.state(Map.of("HOME", "/home/ada", "XDG_STATE_HOME", "here"), "Linux"))
                .contains(Path.of("/home/ada/.local/state/invokectl"));
        assertThat(UserFolders.state(Map.of("HOME", "/home/ada", "XDG_STATE_HOME", ""), "Linux"))
                .contains(Path.of("/home/ada/.local/state/invokectl"));
    }

    @Test
    void is_absent_without_a_home_directory() {
        assertThat(UserFolders.state(Map.of(), "Linux")).isEmpty();
        assertThat(UserFolders.state(Map.of(), "Mac OS X")).isEmpty();
    }
}
