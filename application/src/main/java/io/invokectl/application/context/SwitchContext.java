package io.invokectl.application.context;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Contexts;
import io.invokectl.domain.context.ContextName;
import io.invokectl.domain.failure.UnknownContextException;

/** Makes another context the current one. */
public final class SwitchContext {
    private final Contexts contexts;

    /** Takes the port. */
    public SwitchContext(Contexts contexts) {
        this.contexts = requireNonNull(contexts, "contexts");
    }

    /**
     * The context that is in use from now on.
     *
     * @throws UnknownContextException if there is no such context
     */
    public ContextName switchTo(ContextName name) {
        contexts.makeCurrent(name);
        return contexts.current();
    }
}
