package io.invokectl.application.connect;

import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ContextName;
import java.util.Optional;

/**
 * An access token and its origin.
 *
 * @param token the token
 * @param source where it was given
 * @param origin the option, environment variable or context that provided the token, in the user's terms
 * @param context the context that holds the token; empty if the token was given directly
 */
public record Credential(AccessToken token, SettingSource source, String origin, Optional<ContextName> context) {}
