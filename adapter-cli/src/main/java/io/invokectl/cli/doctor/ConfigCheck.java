package io.invokectl.cli.doctor;

import io.invokectl.cli.doctor.Findings.Check;
import io.invokectl.cli.session.CliRuntime.Config;
import io.invokectl.config.Settings;
import java.util.List;

/**
 * Checks who can read the config file, and shows the settings that differ from their defaults with the source of each.
 *
 * @param names the settings to show, none of which is a secret or has a check of its own
 * @param validation throws if a setting is invalid that only the command line understands
 */
record ConfigCheck(Config config, Settings settings, List<String> names, Runnable validation) implements Check {
    private static final String CONFIG = "config";

    @Override
    public void addTo(Findings findings) throws InterruptedException {
        findings.ask(CONFIG, this::finding).ifPresent(findings::add);
        findings.ask("settings", this::shown).ifPresent(all -> all.forEach(findings::add));
    }

    private Finding finding() {
        boolean hasToken = config.contexts().names().stream()
                .anyMatch(name -> config.contexts().token(name).isPresent());
        String path = config.settings().place();
        return switch (config.settings().privacy()) {
            case ABSENT -> Finding.ok(CONFIG, "no config file (optional): " + path);
            case PRIVATE -> Finding.ok(CONFIG, path + ", readable only by you");
            case UNKNOWN -> Finding.unknown(CONFIG, path + ": cannot determine who can read it");
            case OPEN ->
                hasToken
                        ? Finding.warning(CONFIG, path + " holds an access token and others can read it")
                                .withHint("restrict it with: chmod 600 " + path)
                        : Finding.ok(CONFIG, path + ", readable by others; it holds no token");
        };
    }

    private List<Finding> shown() {
        settings.retryRules();
        validation.run();
        return names.stream()
                .flatMap(name -> settings.find(name).stream()
                        .map(setting -> Finding.ok(name, setting.value() + " (" + setting.origin() + ")")))
                .toList();
    }
}
