package io.invokectl.application.connect;

import io.invokectl.domain.context.ApiAddress;

/**
 * Where an access token may be sent: to the public address, or to one that the user names by command line, environment
 * or config file. An address from a ledger, a batch directory or any other file is not trusted: neither a token nor an
 * anonymous request goes there. An address that is not http or https needs neither network nor token; such a file may
 * name only {@code sandbox:} among those.
 */
public final class TokenRule {
    private static final String SANDBOX = "sandbox";

    private TokenRule() {}

    /** The source of an address or a token. */
    public enum Source {
        /** The command line, or the program that uses the library. */
        CALLER,
        /** An environment variable. */
        ENVIRONMENT,
        /** The user's own config file. */
        USER_CONFIG,
        /** A config file named for this invocation, which may have been written by someone else. */
        NAMED_CONFIG,
        /** A ledger, a batch directory or any other file that is not a config file. */
        DATA
    }

    /** Returns whether requests may be sent to an address from a source. */
    public static boolean allowsRequests(ApiAddress address, Source named) {
        return named != Source.DATA || address.scheme().equals(SANDBOX) || address.isSameApiAs(ApiAddress.PUBLIC);
    }

    /**
     * Returns whether a token may be sent to an address. An address from a named config file receives only a token from
     * the same file or from the caller.
     */
    public static boolean allowsToken(ApiAddress address, Source named, Source token) {
        boolean belongsTogether = named != Source.NAMED_CONFIG
                || token == Source.NAMED_CONFIG
                || token == Source.CALLER
                || address.isSameApiAs(ApiAddress.PUBLIC);
        return belongsTogether && allowsRequests(address, named);
    }
}
