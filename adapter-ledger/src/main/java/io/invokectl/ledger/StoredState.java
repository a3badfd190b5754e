package io.invokectl.ledger;

import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.JobState;
import java.util.Optional;

/** The stored form of {@link JobState}: a name, and the API response of an accepted job. */
final class StoredState {
    private StoredState() {}

    static String name(JobState state) {
        if (state instanceof JobState.Accepted) {
            return "taken";
        }
        if (state instanceof JobState.InDoubt doubt) {
            return doubt.writtenOff() ? "written_off" : "in_doubt";
        }
        return state instanceof JobState.Rejected ? "rejected" : "planned";
    }

    static Optional<String> response(JobState state) {
        return state instanceof JobState.Accepted accepted
                ? Optional.of(StoredJson.text(accepted.invocation().envelope().json()))
                : Optional.empty();
    }

    static JobState read(String name, Optional<RequestId> requestId, Optional<String> response) {
        return switch (name) {
            case "planned" -> new JobState.Planned();
            case "rejected" -> new JobState.Rejected();
            case "in_doubt" -> new JobState.InDoubt(requestId, false);
            case "written_off" -> new JobState.InDoubt(requestId, true);
            case "taken" ->
                new JobState.Accepted(
                        StoredJson.invocation(StoredJson.object(response.orElseThrow()), requestId.orElseThrow()));
            default -> throw new IllegalArgumentException("unknown state \"" + name + "\"");
        };
    }
}
