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
        return YamlConfig.in(folder.resolve("config.yaml").toString(), ProgressListener.NONE);
    }

    @ParameterizedTest
    @CsvSource({"rw-r-----, OPEN", "rw----r--, OPEN", "rwx--x--x, PRIVATE"})
    void others_are_whoever_may_read_the_file_besides_its_owner(String permissions, Privacy privacy)
            throws IOException {
        Files.setPosixFilePermissions(folder.resolve("config.yaml"), PosixFilePermissions.fromString(permissions));

        assertThat(settings().privacy()).isEqualTo(privacy);
    }

    @Test
    void a_file_that_is_not_there_is_read_by_nobody() {
        assertThat(YamlConfig.in(folder.resolve("none.yaml").toString(), ProgressListener.NONE)
                        .privacy())
                .isEqualTo(Privacy.ABSENT);
        assertThat(YamlConfig.ofUser(Map.of(), "Linux", ProgressListener.NONE).privacy())
                .isEqualTo(Privacy.ABSENT);
    }
}
