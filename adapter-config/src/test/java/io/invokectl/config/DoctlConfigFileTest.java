package io.invokectl.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class DoctlConfigFileTest {
    private static final Map<String, String> HOME = Map.of("HOME", "/home/ada");

    @Test
    void is_in_the_xdg_config_directory_on_linux() {
        assertThat(UserFolders.doctlConfig(HOME, "Linux")).contains(Path.of("/home/ada/.config/doctl/config.yaml"));
        assertThat(UserFolders.doctlConfig(Map.of("HOME", "/home/ada", "XDG_CONFIG_HOME", "/etc/xdg"), "Linux"))
                .contains(Path.of("/etc/xdg/doctl/config.yaml"));
    }

    @Test
    void ignores_a_relative_or_empty_xdg_directory() {
        assertThat(UserFolders.doctlConfig(Map.of("HOME", "/home/ada", "XDG_CONFIG_HOME", "here"), "Linux"))
                .contains(Path.of("/home/ada/.config/doctl/config.yaml"));
        assertThat(UserFolders.doctlConfig(Map.of("HOME", "/home/ada", "XDG_CONFIG_HOME", ""), "Linux"))
                .contains(Path.of("/home/ada/.config/doctl/config.yaml"));
    }

    @Test
    void is_in_application_support_on_macos() {
        assertThat(UserFolders.doctlConfig(HOME, "Mac OS X"))
                .contains(Path.of("/home/ada/Library/Application Support/doctl/config.yaml"));
    }

    @Test
    void is_in_the_roaming_profile_on_windows() {
        assertThat(UserFolders.doctlConfig(Map.of("APPDATA", "/profile"), "Windows 11"))
                .contains(Path.of("/profile/doctl/config.yaml"));
    }

    @Test
    void is_absent_without_a_home_directory() {
        assertThat(UserFolders.doctlConfig(Map.of(), "Linux")).isEmpty();
        assertThat(UserFolders.doctlConfig(Map.of("HOME", ""), "Mac OS X")).isEmpty();
    }
}
