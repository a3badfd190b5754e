package io.invokectl.application.settings;

import io.invokectl.domain.context.ApiAddress;

/**
 * Where an access token may be sent: to the public address, or to one that the user names by command line, environment
 * or config file. An address from a ledger, a batch folder or any other file is data; neither a token nor an anonymous
 * request goes there. An address that is not http or https has neither network nor token; data may name only {@code
 * sandbox:} among those.
 */
public final class TokenRule {
    private static final String SANDBOX = "sandbox";

    private TokenRule() {}

    /** Who names an address or gives a token. */
    public enum Source {
        /** The command line, or the program that uses the library. */
        CALLER,
        /** An environment variable. */
        ENVIRONMENT,
        /** The user's own config file. */
        USER_CONFIG,
        /** A config file named for this command, which may be somebody else's. */
        NAMED_CONFIG,
        /** A ledger, a batch folder or any other file that is not a config file. */
        DATA
    }

    /** Whether requests may be sent to an address that this source names. */
    public static boolean allowsRequests(ApiAddress address, Source named) {
        return named != Source.DATA || address.scheme().equals(SANDBOX) || address.isSamePlaceAs(ApiAddress.PUBLIC);
    }

    /**
     * Whether a token may be sent to an address. An address in a config file that is named for this command gets only a
     * token that the same file holds, or one given by the caller.
     */
    public static boolean allowsToken(ApiAddress address, Source named, Source token) {
        boolean belongsTogether = named != Source.NAMED_CONFIG
                || token == Source.NAMED_CONFIG
                || token == Source.CALLER
                || address.isSamePlaceAs(ApiAddress.PUBLIC);
        return belongsTogether && allowsRequests(address, named);
    }
}
