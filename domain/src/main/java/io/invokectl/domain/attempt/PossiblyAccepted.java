package io.invokectl.domain.attempt;

import io.invokectl.domain.invocation.RequestId;
import java.util.Optional;

/** Something of the request left, and nobody can say whether the job was accepted. */
public sealed interface PossiblyAccepted extends Attempt permits NoResponse, TruncatedResponse, MalformedResponse {

    /** Method, address and what happened, in words. */
    String problem();

    /** The name of the job, where it is known all the same. */
    default Optional<RequestId> requestId() {
        return Optional.empty();
    }

    @Override
    default boolean mayHaveBeenAccepted() {
        return true;
    }
}
