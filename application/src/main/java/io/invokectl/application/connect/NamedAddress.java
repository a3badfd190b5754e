package io.invokectl.application.connect;

import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.PlainHttpException;

/**
 * An address that the user names.
 *
 * @param address the address
 * @param source where it was given
 * @param origin where it was given, in the user's terms
 * @param isPlainHttpAllowed whether a token may be sent unencrypted to another machine
 */
public record NamedAddress(ApiAddress address, SettingSource source, String origin, boolean isPlainHttpAllowed) {

    /**
     * Checks that no token would be sent unencrypted to another machine.
     *
     * @throws PlainHttpException if it would, and that is not allowed
     */
    public void requireEncrypted() {
        if (address.isPlainHttpOffLoopback() && !isPlainHttpAllowed) {
            throw new PlainHttpException(origin, address);
        }
    }

    /** Whether it was given for this invocation, rather than in a file or by default. */
    boolean isExplicit() {
        return source == SettingSource.CALLER || source == SettingSource.ENVIRONMENT;
    }
}
