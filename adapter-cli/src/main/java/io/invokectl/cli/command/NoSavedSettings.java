package io.invokectl.cli.command;

import io.invokectl.application.port.SavedSettings;
import java.util.Optional;

/** Settings where there is no file to keep any. */
enum NoSavedSettings implements SavedSettings {
    INSTANCE;

    @Override
    public Optional<String> get(String name) {
        return Optional.empty();
    }

    @Override
    public String place() {
        return "nowhere";
    }

    @Override
    public Privacy privacy() {
        return Privacy.ABSENT;
    }
}
