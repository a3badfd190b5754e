package io.invokectl.domain.job;

import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.RequestId;
import java.util.Optional;

/** State of a job, as far as the ledger knows. */
public sealed interface JobState {
    /** Status of a job that is being sent. */
    String PLANNED = "PLANNED";

    /** Status of a job that may have been accepted. */
    String IN_DOUBT = "IN_DOUBT";

    /** Status of a job that was in doubt and was written off. */
    String WRITTEN_OFF = "WRITTEN_OFF";

    /** Status of a job that the API rejected. */
    String REJECTED = "REJECTED";

    /**
     * Status of a job that never left this machine, or that the API rejected on every attempt because of its rate limit
     * or because it was unavailable. It may be submitted again.
     */
    String NOT_SUBMITTED = "NOT_SUBMITTED";

    /** The API's status, or one of the constants of this interface. */
    String status();

    /** The ID that the API gave to the job, if known. */
    default Optional<RequestId> requestId() {
        return Optional.empty();
    }

    /** The job is being sent now. */
    record Planned() implements JobState {
        @Override
        public String status() {
            return PLANNED;
        }
    }

    /**
     * The job may have been accepted and is not resubmitted.
     *
     * @param requestId the API's ID of the job, if part of the response contained it
     */
    record InDoubt(Optional<RequestId> requestId) implements JobState {

        @Override
        public String status() {
            return IN_DOUBT;
        }
    }

    /**
     * The job was in doubt, and the user wrote it off. It is never submitted again.
     *
     * @param requestId as with {@link InDoubt}
     */
    record WrittenOff(Optional<RequestId> requestId) implements JobState {

        @Override
        public String status() {
            return WRITTEN_OFF;
        }
    }

    /** The job was not submitted, and may be submitted again. */
    record NotSubmitted() implements JobState {

        @Override
        public String status() {
            return NOT_SUBMITTED;
        }
    }

    /** The API rejected the job. */
    record Rejected() implements JobState {
        @Override
        public String status() {
            return REJECTED;
        }
    }

    /**
     * The API accepted the job.
     *
     * @param invocation the last known state
     */
    record Accepted(Invocation invocation) implements JobState {

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
