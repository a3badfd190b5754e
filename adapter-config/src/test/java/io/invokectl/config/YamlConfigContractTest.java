package io.invokectl.config;

import io.invokectl.application.port.Contexts;
import io.invokectl.application.port.ContextsContract;
import io.invokectl.application.port.ProgressListener;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

final class YamlConfigContractTest extends ContextsContract {
    @TempDir
    private Path folder;

    @Override
    protected Contexts contexts() {
        return YamlConfig.open(
                Optional.of(folder.resolve("doctl").resolve("config.yaml").toString()),
                Map.of(),
                "Linux",
                ProgressListener.NONE);
    }
}
