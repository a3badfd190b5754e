package io.invokectl.config;

import io.invokectl.application.port.Contexts;
import io.invokectl.application.port.ContextsContract;
import io.invokectl.application.port.ProgressListener;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class YamlConfigContractTest extends ContextsContract {
    @TempDir
    private Path folder;

    @Override
    protected Contexts contexts() {
        return YamlConfig.in(folder.resolve("doctl").resolve("config.yaml").toString(), ProgressListener.NONE);
    }
}
