package io.invokectl.application.port;

final class InMemoryContextsTest extends ContextsContract {
    private final InMemoryContexts contexts = new InMemoryContexts();

    @Override
    protected Contexts contexts() {
        return contexts;
    }
}
