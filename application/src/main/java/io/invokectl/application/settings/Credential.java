package io.invokectl.application.settings;

import static java.util.Objects.requireNonNull;

import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ContextName;
import java.util.Optional;

/**
 * The token that a command uses, and why that one.
 *
 * @param token the token
 * @param origin the flag or the environment variable it was given by, or its context, as a user would name it
 * @param context the context it was kept in, where it was
 */
public record Credential(AccessToken token, String origin, Optional<ContextName> context) {

    /** Refuses null. */
    public Credential {
        requireNonNull(token, "token");
        requireNonNull(origin, "origin");
        requireNonNull(context, "context");
    }
}
