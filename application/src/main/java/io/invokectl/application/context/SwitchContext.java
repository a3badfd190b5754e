package io.invokectl.application.context;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Contexts;
import io.invokectl.domain.context.ContextName;
import io.invokectl.domain.failure.UnknownContextException;

/** Changes the current context. */
public final class SwitchContext {
    private final Contexts contexts;

    /** Creates the use case. */
    public SwitchContext(Contexts contexts) {
        this.contexts = requireNonNull(contexts, "contexts");
    }

    /**
     * Makes a context the current one.
     *
     * @return the current context
     * @throws UnknownContextException if there is no such context
     */
    public ContextName switchTo(ContextName name) {
        contexts.makeCurrent(name);
        return contexts.current();
    }
}
