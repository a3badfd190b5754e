package io.invokectl.application.context;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Contexts;
import io.invokectl.domain.context.ContextName;
import io.invokectl.domain.failure.UnknownContextException;

/** Forgets a context and its token. */
public final class RemoveContext {
    private final Contexts contexts;

    /** Takes the port. */
    public RemoveContext(Contexts contexts) {
        this.contexts = requireNonNull(contexts, "contexts");
    }

    /**
     * The context that is in use after that: the default one, if the removed one was.
     *
     * @throws UnknownContextException if there is no such context
     */
    public ContextName remove(ContextName name) {
        contexts.remove(name);
        return contexts.current();
    }
}
