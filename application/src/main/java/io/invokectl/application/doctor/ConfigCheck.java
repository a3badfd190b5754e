package io.invokectl.application.doctor;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Contexts;
import io.invokectl.application.port.SavedSettings;

/** Looks whether the config file can be read, and by whom. */
public final class ConfigCheck implements Check {
    private static final String CONFIG = "config";

    private final SavedSettings saved;
    private final Contexts contexts;

    /** Takes the file, as settings and as contexts. */
    public ConfigCheck(SavedSettings saved, Contexts contexts) {
        this.saved = requireNonNull(saved, "saved");
        this.contexts = requireNonNull(contexts, "contexts");
    }

    @Override
    public void examine(Findings findings) throws InterruptedException {
        findings.ask(CONFIG, this::finding).ifPresent(findings::add);
    }

    private Finding finding() {
        boolean secret =
                contexts.names().stream().anyMatch(name -> contexts.token(name).isPresent());
        String place = saved.place();
        return switch (saved.privacy()) {
            case ABSENT -> Finding.ok(CONFIG, place + " is not there, and need not be");
            case PRIVATE -> Finding.ok(CONFIG, place + ", which only you can read");
            case UNKNOWN -> Finding.couldNotTell(CONFIG, place + ": the system does not say who can read it");
            case OPEN ->
                secret
                        ? Finding.warning(CONFIG, place + " holds an access token, and others can read it")
                                .advising("close it with: chmod 600 " + place)
                        : Finding.ok(CONFIG, place + ", which others can read; it holds no token");
        };
    }
}
