package io.invokectl.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.port.SavedSettings;
import io.invokectl.application.port.SavedSettings.Privacy;
import io.invokectl.application.port.SavedSettingsContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class YamlSavedSettingsTest extends SavedSettingsContract {
    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Path file = Files.writeString(folder.resolve("config.yaml"), "http-retry-max: 3\napi-url: \"\"\ntrace:\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    @Override
    protected SavedSettings settings() {
        return YamlConfig.open(
                Optional.of(folder.resolve("config.yaml").toString()), Map.of(), "Linux", ProgressListener.NONE);
    }

    @ParameterizedTest
    @CsvSource({"rw-r-----, OPEN", "rw----r--, OPEN", "rwx--x--x, PRIVATE"})
    void a_file_is_open_if_its_group_or_others_can_read_it(String permissions, Privacy privacy) throws IOException {
        Files.setPosixFilePermissions(folder.resolve("config.yaml"), PosixFilePermissions.fromString(permissions));

        assertThat(settings().privacy()).isEqualTo(privacy);
    }

    @Test
    void a_missing_file_is_absent() {
        assertThat(YamlConfig.open(
                                Optional.of(folder.resolve("none.yaml").toString()),
                                Map.of(),
                                "Linux",
                                ProgressListener.NONE)
                        .privacy())
                .isEqualTo(Privacy.ABSENT);
        assertThat(YamlConfig.open(Optional.empty(), Map.of(), "Linux", ProgressListener.NONE)
                        .privacy())
                .isEqualTo(Privacy.ABSENT);
    }
}
