package io.invokectl.domain.attempt;

import io.invokectl.domain.invocation.RequestId;
import java.util.Optional;

/** Part of the request was sent, and whether the job was accepted is unknown. */
public sealed interface PossiblyAccepted extends Attempt permits NoResponse, TruncatedResponse, MalformedResponse {

    /** Method, address and what happened, in words. */
    String problem();

    /** The job's request ID, if the response contained it. */
    default Optional<RequestId> requestId() {
        return Optional.empty();
    }

    @Override
    default boolean mayHaveBeenAccepted() {
        return true;
    }
}
