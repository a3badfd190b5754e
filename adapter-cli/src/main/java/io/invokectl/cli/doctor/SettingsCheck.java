package io.invokectl.cli.doctor;

import io.invokectl.config.Settings;
import java.util.List;

/**
 * Shows the settings that differ from their defaults, and where each was given.
 *
 * @param names the settings to show, none of which is a secret or has a check of its own
 * @param validation throws if a setting is invalid that only the command line understands
 */
record SettingsCheck(Settings settings, List<String> names, Runnable validation) implements Check {

    @Override
    public void addTo(Findings findings) throws InterruptedException {
        findings.ask("settings", this::shown).ifPresent(all -> all.forEach(findings::add));
    }

    private List<Finding> shown() {
        settings.retryRules();
        validation.run();
        return names.stream()
                .flatMap(name ->
                        settings
                                .find(name)
                                .map(setting -> Finding.ok(name, setting.value() + " (" + setting.origin() + ")"))
                                .stream())
                .toList();
    }
}
