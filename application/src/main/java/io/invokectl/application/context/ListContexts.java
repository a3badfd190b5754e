package io.invokectl.application.context;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Contexts;
import io.invokectl.domain.context.ContextName;
import java.util.List;
import java.util.Optional;

/** Tells which contexts there are and which of them is in use. */
public final class ListContexts {
    private final Contexts contexts;

    /**
     * A context in the list.
     *
     * @param name its name
     * @param current whether it is the one in use
     */
    public record Listed(ContextName name, boolean current) {}

    /** Takes the port. */
    public ListContexts(Contexts contexts) {
        this.contexts = requireNonNull(contexts, "contexts");
    }

    /**
     * All contexts, sorted by name.
     *
     * @param chosen the context in use for this once, where one was named
     */
    public List<Listed> list(Optional<ContextName> chosen) {
        ContextName current = chosen.orElseGet(contexts::current);
        return contexts.names().stream()
                .map(name -> new Listed(name, name.equals(current)))
                .toList();
    }
}
