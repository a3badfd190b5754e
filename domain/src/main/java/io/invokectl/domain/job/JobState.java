package io.invokectl.domain.job;

import static java.util.Objects.requireNonNull;

import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.RequestId;
import java.util.Optional;

/** How a job stands, as far as the ledger knows. */
public sealed interface JobState {

    /** The API's word, or {@code PLANNED}, {@code IN_DOUBT}, {@code WRITTEN_OFF} or {@code REJECTED}. */
    String status();

    /** The name that the API gave to the job, where it is known. */
    Optional<RequestId> requestId();

    /** Nothing was accepted, and nothing is lost: the job is being sent now, or it never left this machine. */
    record Planned() implements JobState {
        @Override
        public String status() {
            return "PLANNED";
        }

        @Override
        public Optional<RequestId> requestId() {
            return Optional.empty();
        }
    }

    /**
     * The job may have been accepted, and is not sent again.
     *
     * @param requestId the name of the job, where part of the answer held it
     * @param writtenOff whether somebody has decided to let it be; it is still not sent again
     */
    record InDoubt(Optional<RequestId> requestId, boolean writtenOff) implements JobState {

        /** Refuses null. */
        public InDoubt {
            requireNonNull(requestId, "requestId");
        }

        @Override
        public String status() {
            return writtenOff ? "WRITTEN_OFF" : "IN_DOUBT";
        }
    }

    /** The API turned the job away. */
    record Rejected() implements JobState {
        @Override
        public String status() {
            return "REJECTED";
        }

        @Override
        public Optional<RequestId> requestId() {
            return Optional.empty();
        }
    }

    /**
     * The API took the job.
     *
     * @param invocation the job as it was last seen
     */
    record Accepted(Invocation invocation) implements JobState {

        /** Refuses null. */
        public Accepted {
            requireNonNull(invocation, "invocation");
        }

        @Override
        public String status() {
            return invocation.envelope().status();
        }

        @Override
        public Optional<RequestId> requestId() {
            return Optional.of(invocation.requestId());
        }
    }
}
