package io.invokectl.application.context;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Contexts;
import io.invokectl.domain.context.ContextName;
import io.invokectl.domain.failure.UnknownContextException;

/** Removes a context with its token. */
public final class RemoveContext {
    private final Contexts contexts;

    /** Creates the use case. */
    public RemoveContext(Contexts contexts) {
        this.contexts = requireNonNull(contexts, "contexts");
    }

    /**
     * Removes a context.
     *
     * @return the current context afterwards: the default one if the current one was removed
     * @throws UnknownContextException if there is no such context
     */
    public ContextName remove(ContextName name) {
        contexts.remove(name);
        return contexts.current();
    }
}
