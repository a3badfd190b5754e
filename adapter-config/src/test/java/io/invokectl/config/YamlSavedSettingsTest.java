package io.invokectl.config;

import io.invokectl.application.port.Notices;
import io.invokectl.application.port.SavedSettings;
import io.invokectl.application.port.SavedSettingsContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class YamlSavedSettingsTest extends SavedSettingsContract {
    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("config.yaml"), "http-retry-max: 3\napi-url: \"\"\ntrace:\n");
    }

    @Override
    protected SavedSettings settings() {
        return YamlConfig.in(folder.resolve("config.yaml").toString(), Notices.NONE);
    }
}
