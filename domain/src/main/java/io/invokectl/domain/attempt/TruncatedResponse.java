package io.invokectl.domain.attempt;

import io.invokectl.domain.invocation.RequestId;
import java.util.Optional;

/**
 * The API began to say that it took the job, and the answer ended before it was whole.
 *
 * @param requestId the name of the job, where what came already held it
 * @param problem method, address and what happened to the connection, in words
 * @param evidence what is known of the attempt
 */
public record TruncatedResponse(Optional<RequestId> requestId, String problem, Evidence evidence)
        implements PossiblyAccepted {}
