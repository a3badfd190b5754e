package io.invokectl.application.doctor;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.settings.ChooseConnection;
import io.invokectl.application.settings.Settings;
import java.util.List;
import java.util.Optional;

/** Says which settings are not as they are by default, and where each comes from. */
public final class SettingsCheck implements Check {
    private final Settings settings;
    private final ChooseConnection connections;
    private final List<String> names;
    private final Runnable reading;

    /**
     * Takes the settings.
     *
     * @param names those to show, none of which is a secret or has a check of its own
     * @param reading reads those that only the caller understands, and throws what is wrong with them
     */
    public SettingsCheck(Settings settings, ChooseConnection connections, List<String> names, Runnable reading) {
        this.settings = requireNonNull(settings, "settings");
        this.connections = requireNonNull(connections, "connections");
        this.names = List.copyOf(names);
        this.reading = requireNonNull(reading, "reading");
    }

    @Override
    public void examine(Findings findings) throws InterruptedException {
        Optional<List<Finding>> shown = findings.ask("settings", () -> {
            connections.retryRules();
            reading.run();
            return shown();
        });
        shown.ifPresent(all -> all.forEach(findings::add));
    }

    private List<Finding> shown() {
        return names.stream()
                .flatMap(name ->
                        settings
                                .find(name)
                                .map(setting -> Finding.ok(name, setting.value() + " (" + setting.origin() + ")"))
                                .stream())
                .toList();
    }
}
