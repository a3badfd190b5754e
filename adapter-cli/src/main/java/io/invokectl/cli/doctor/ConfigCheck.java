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
        String place = config.settings().place();
        return switch (config.settings().privacy()) {
            case ABSENT -> Finding.ok(CONFIG, "no config file (optional): " + place);
            case PRIVATE -> Finding.ok(CONFIG, place + ", readable only by you");
            case UNKNOWN -> Finding.unknown(CONFIG, place + ": the system does not tell who can read it");
            case OPEN ->
                hasToken
                        ? Finding.warning(CONFIG, place + " holds an access token and others can read it")
                                .withHint("restrict it with: chmod 600 " + place)
                        : Finding.ok(CONFIG, place + ", readable by others; it holds no token");
        };
    }
}
