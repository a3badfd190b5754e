package io.invokectl.application.port;

import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ContextName;
import io.invokectl.domain.failure.InvalidSettingException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.failure.UnknownContextException;
import java.util.List;
import java.util.Optional;

/**
 * The contexts that are kept on this machine. Every method throws {@link InvalidSettingException} where their file is not what it
 * should be and {@link LocalFileException} where it cannot be read or written.
 */
public interface Contexts {

    /** The context in use where nothing else is said; it need not exist any more. */
    ContextName current();

    /** All contexts, sorted by name; {@link ContextName#DEFAULT} is always among them. */
    List<ContextName> names();

    /**
     * The token of a context.
     *
     * @return nothing where the context has none yet
     * @throws UnknownContextException if there is no such context
     */
    Optional<AccessToken> token(ContextName name);

    /** Keeps a token, in place of an earlier one of that context. */
    void save(ContextName name, AccessToken token);

    /**
     * Makes a context the current one.
     *
     * @throws UnknownContextException if there is no such context
     */
    void makeCurrent(ContextName name);

    /**
     * Forgets a context with its token; of {@link ContextName#DEFAULT} only the token. If it was the current one,
     * the default context becomes current.
     *
     * @throws UnknownContextException if there is no such context
     */
    void remove(ContextName name);
}
