package io.invokectl.domain.attempt;

import io.invokectl.domain.invocation.RequestId;
import java.util.Optional;

/**
 * The API began a 2xx response that ended early.
 *
 * @param requestId the job's request ID, if it arrived
 * @param problem method, address and what happened to the connection, in words
 * @param evidence what the transport observed
 */
public record TruncatedResponse(Optional<RequestId> requestId, String problem, Evidence evidence)
        implements PossiblyAccepted {}
