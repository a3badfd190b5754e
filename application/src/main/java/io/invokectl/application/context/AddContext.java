package io.invokectl.application.context;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Contexts;
import io.invokectl.application.port.TokenValidator;
import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ContextName;
import io.invokectl.domain.failure.ApiException;
import io.invokectl.domain.failure.UnreachableException;

/** Stores the token of a new or existing context after a server has accepted it. */
public final class AddContext {
    private final Contexts contexts;
    private final TokenValidator check;

    /** Creates the use case. */
    public AddContext(Contexts contexts, TokenValidator check) {
        this.contexts = requireNonNull(contexts, "contexts");
        this.check = requireNonNull(check, "check");
    }

    /**
     * Validates and stores the token. If validation fails, nothing changes.
     *
     * @throws ApiException if the server rejects the token
     * @throws UnreachableException if the server cannot be reached
     * @throws InterruptedException if the thread is interrupted
     */
    public void add(ContextName name, AccessToken token) throws InterruptedException {
        check.check(token);
        contexts.save(name, token);
    }
}
