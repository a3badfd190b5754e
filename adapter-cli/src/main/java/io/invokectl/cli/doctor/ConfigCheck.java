package io.invokectl.cli.doctor;

import io.invokectl.cli.session.CliRuntime.Config;

/** Checks that the config file can be read, and by whom. */
record ConfigCheck(Config config) implements Check {
    private static final String CONFIG = "config";

    @Override
    public void addTo(Findings findings) throws InterruptedException {
        findings.ask(CONFIG, this::finding).ifPresent(findings::add);
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
}
