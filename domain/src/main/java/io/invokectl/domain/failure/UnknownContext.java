package io.invokectl.domain.failure;

import io.invokectl.domain.context.ContextName;

/** The config file has no context of that name. */
public final class UnknownContext extends InvokectlException {

    /** Names the context. */
    public UnknownContext(ContextName name) {
        super("there is no context \"" + name + "\"");
    }
}
