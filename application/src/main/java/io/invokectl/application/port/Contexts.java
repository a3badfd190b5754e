package io.invokectl.application.port;

import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ContextName;
import io.invokectl.domain.failure.InvalidSettingException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.failure.UnknownContextException;
import java.util.List;
import java.util.Optional;

/**
 * Contexts stored on this machine. Every method throws {@link InvalidSettingException} if their file is malformed and
 * {@link LocalFileException} if it cannot be read or written.
 */
public interface Contexts {

    /** The current context, which may have been removed. */
    ContextName current();

    /** All contexts, sorted by name; {@link ContextName#DEFAULT} is always among them. */
    List<ContextName> names();

    /**
     * The token of a context.
     *
     * @return empty if the context has none
     * @throws UnknownContextException if there is no such context
     */
    Optional<AccessToken> token(ContextName name);

    /** Stores the token of a context, replacing an earlier one. */
    void save(ContextName name, AccessToken token);

    /**
     * Makes a context the current one.
     *
     * @throws UnknownContextException if there is no such context
     */
    void makeCurrent(ContextName name);

    /**
     * Removes a context with its token; for {@link ContextName#DEFAULT} only the token. If it was the current one, the
     * default context becomes current.
     *
     * @throws UnknownContextException if there is no such context
     */
    void remove(ContextName name);
}
