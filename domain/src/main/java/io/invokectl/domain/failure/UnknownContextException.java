package io.invokectl.domain.failure;

import io.invokectl.domain.context.ContextName;

/** The config file has no context of that name. */
public final class UnknownContextException extends InvokectlException {

    /** Names the context. */
    public UnknownContextException(ContextName name) {
        super("there is no context \"" + name + "\"");
    }
}
