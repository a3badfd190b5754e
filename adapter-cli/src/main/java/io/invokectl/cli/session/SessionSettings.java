package io.invokectl.cli.session;

import io.invokectl.application.connect.Setting;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.cli.args.Flags;
import io.invokectl.cli.args.GlobalFlags;
import io.invokectl.cli.session.CliRuntime.Config;
import io.invokectl.config.Settings;
import io.invokectl.domain.failure.InvalidSettingException;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.LocalFileException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The settings of one command, from flags, environment variables and the config file. Not thread-safe. */
final class SessionSettings {
    private final Settings withoutConfig;
    private final CliRuntime runtime;
    private Optional<Config> config = Optional.empty();
    private boolean isConfigIgnored;

    SessionSettings(Flags flags, Map<String, String> environment, CliRuntime runtime) {
        var given = new HashMap<String, Setting>();
        flags.given(GlobalFlags.ALL).forEach((name, value) -> given.put(name, new Setting(value, "--" + name)));
        this.withoutConfig = new Settings(given, environment);
        this.runtime = runtime;
    }

    /** Returns the settings from flags and environment variables. */
    Settings withoutConfig() {
        return withoutConfig;
    }

    /**
     * Returns the settings.
     *
     * @param listener receives notices about the config file, which is read on first use
     */
    Settings all(ProgressListener listener) {
        return isConfigIgnored
                ? withoutConfig
                : withoutConfig.with(config(listener).settings());
    }

    /** Returns the config file, the same on every call; {@code listener} receives notices about it. */
    Config config(ProgressListener listener) {
        if (config.isEmpty()) {
            config = Optional.of(read(listener));
        }
        return config.get();
    }

    /** Opens the config file anew; {@code listener} receives notices about it. */
    Config read(ProgressListener listener) {
        return runtime.config(withoutConfig.find("config").map(Setting::value), listener);
    }

    /** Ignores the config file from now on if it cannot be read, and returns the reason. Such commands read no token. */
    Optional<InvokectlException> ignoreBrokenConfig() {
        try {
            config(ProgressListener.NONE).settings().get("ledger");
            return Optional.empty();
        } catch (InvalidSettingException | LocalFileException broken) {
            isConfigIgnored = true;
            return Optional.of(broken);
        }
    }
}
