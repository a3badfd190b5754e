package io.invokectl.application.context;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Contexts;
import io.invokectl.domain.context.ContextName;
import java.util.List;
import java.util.Optional;

/** Lists the contexts and marks the current one. */
public final class ListContexts {
    private final Contexts contexts;

    /**
     * Listed context.
     *
     * @param name its name
     * @param current whether it is the current context
     */
    public record Listed(ContextName name, boolean current) {}

    /** Creates the use case. */
    public ListContexts(Contexts contexts) {
        this.contexts = requireNonNull(contexts, "contexts");
    }

    /**
     * All contexts, sorted by name.
     *
     * @param chosen the context that replaces the current one for this call, if any
     */
    public List<Listed> list(Optional<ContextName> chosen) {
        ContextName current = chosen.orElseGet(contexts::current);
        return contexts.names().stream()
                .map(name -> new Listed(name, name.equals(current)))
                .toList();
    }
}
