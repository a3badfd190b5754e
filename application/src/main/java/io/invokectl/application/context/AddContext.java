package io.invokectl.application.context;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Contexts;
import io.invokectl.application.port.TokenValidator;
import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ContextName;
import io.invokectl.domain.failure.ApiException;
import io.invokectl.domain.failure.UnreachableException;

/** Keeps the token of a new context, or a new token of an old one, once a server has accepted it. */
public final class AddContext {
    private final Contexts contexts;
    private final TokenValidator check;

    /** Takes the ports. */
    public AddContext(Contexts contexts, TokenValidator check) {
        this.contexts = requireNonNull(contexts, "contexts");
        this.check = requireNonNull(check, "check");
    }

    /**
     * Checks the token and keeps it. Where the check fails, nothing is changed.
     *
     * @throws ApiException if the server does not accept the token
     * @throws UnreachableException if the server cannot be asked
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public void add(ContextName name, AccessToken token) throws InterruptedException {
        check.check(token);
        contexts.save(name, token);
    }
}
