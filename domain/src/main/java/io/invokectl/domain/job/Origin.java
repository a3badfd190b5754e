package io.invokectl.domain.job;

import static java.util.Objects.requireNonNull;

import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.context.ContextName;
import java.util.Optional;

/**
 * Where a job was submitted: its request id means nothing elsewhere.
 *
 * @param address the address of the API
 * @param context the context whose token was used; nothing where the token was given outright or none was needed
 */
public record Origin(ApiAddress address, Optional<ContextName> context) {

    /** Refuses null. */
    public Origin {
        requireNonNull(address, "address");
        requireNonNull(context, "context");
    }
}
