package io.invokectl.ledger;

import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.JobState;
import java.util.Optional;

/** How a job stands, as a word and what belongs to it. */
final class StoredState {
    private StoredState() {}

    static String word(JobState state) {
        if (state instanceof JobState.Accepted) {
            return "taken";
        }
        if (state instanceof JobState.InDoubt doubt) {
            return doubt.writtenOff() ? "written_off" : "in_doubt";
        }
        return state instanceof JobState.Rejected ? "rejected" : "planned";
    }

    static Optional<String> answer(JobState state) {
        return state instanceof JobState.Accepted taken
                ? Optional.of(StoredJson.text(taken.invocation().envelope().json()))
                : Optional.empty();
    }

    static JobState read(String word, Optional<RequestId> requestId, Optional<String> answer) {
        return switch (word) {
            case "planned" -> new JobState.Planned();
            case "rejected" -> new JobState.Rejected();
            case "in_doubt" -> new JobState.InDoubt(requestId, false);
            case "written_off" -> new JobState.InDoubt(requestId, true);
            case "taken" ->
                new JobState.Accepted(
                        StoredJson.invocation(StoredJson.object(answer.orElseThrow()), requestId.orElseThrow()));
            default -> throw new IllegalArgumentException("no state is called \"" + word + "\"");
        };
    }
}
