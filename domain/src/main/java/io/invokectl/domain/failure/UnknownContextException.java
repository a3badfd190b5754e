package io.invokectl.domain.failure;

import io.invokectl.domain.context.ContextName;

/** The config file has no context with this name. */
public final class UnknownContextException extends InvokectlException {

    /** Reports the name. */
    public UnknownContextException(ContextName name) {
        super("there is no context \"" + name + "\"");
    }
}
