package io.invokectl.application.port;

final class InMemorySavedSettingsTest extends SavedSettingsContract {
    @Override
    protected SavedSettings settings() {
        return new InMemoryContexts().setting("http-retry-max", "3").setting("api-url", "");
    }
}
