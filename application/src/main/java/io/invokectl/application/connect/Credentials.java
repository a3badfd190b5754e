package io.invokectl.application.connect;

import io.invokectl.domain.context.ContextName;
import io.invokectl.domain.failure.InvalidSettingException;
import io.invokectl.domain.failure.UnknownContextException;
import java.util.Optional;

/**
 * The access tokens of a user. Every method throws {@link InvalidSettingException} if a token or context is malformed.
 */
@FunctionalInterface
public interface Credentials {

    /** The token that the caller gives. */
    Optional<Credential> given();

    /** The token in the environment. */
    default Optional<Credential> inEnvironment() {
        return Optional.empty();
    }

    /** The context that the caller or the environment selects. */
    default Optional<ContextName> selectedContext() {
        return Optional.empty();
    }

    /** The context that applies if none is selected. */
    default ContextName currentContext() {
        return ContextName.DEFAULT;
    }

    /**
     * The token that is saved in a context.
     *
     * @return empty if the context has none
     * @throws UnknownContextException if there is no such context
     */
    default Optional<Credential> savedIn(ContextName context) {
        return Optional.empty();
    }
}
