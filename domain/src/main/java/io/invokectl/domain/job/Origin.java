package io.invokectl.domain.job;

import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.context.ContextName;
import java.util.Optional;

/**
 * Where a job was submitted. Its request ID is valid only there.
 *
 * @param address the address of the API
 * @param context the context whose token was used; empty if the token came from elsewhere or none was needed
 */
public record Origin(ApiAddress address, Optional<ContextName> context) {}
