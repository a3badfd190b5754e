package io.invokectl.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.InvocationFixture;
import io.invokectl.domain.attempt.Attempt.AcceptedResponse;
import io.invokectl.domain.attempt.Phase;
import io.invokectl.domain.failure.ApiException.InvocationNotFoundException;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.Invocation.Completed;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.json.JsonNull;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.submission.Submission;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of {@link Invocations}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class InvocationsContract {

    /** The implementation under test, without jobs. */
    protected abstract Invocations invocations();

    /** Ends every job submitted so far. */
    protected abstract void endJobs();

    /** The number of jobs that the API has accepted so far. */
    protected abstract long jobs() throws Exception;

    @Test
    void one_submission_is_one_job() throws Exception {
        submit(InvocationFixture.cityAtSunset());

        assertThat(jobs()).isEqualTo(1);
    }

    @Test
    void an_accepted_submission_has_an_id_and_was_sent_completely() {
        AcceptedResponse accepted = submit(InvocationFixture.cityAtSunset());

        assertThat(accepted.invocation().requestId().value()).isNotBlank();
        assertThat(accepted.evidence().phase()).isEqualTo(Phase.ANSWERED);
        assertThat(accepted.evidence().endedAt())
                .isAfterOrEqualTo(accepted.evidence().startedAt());
    }

    @Test
    void every_submission_is_a_job_of_its_own_even_if_it_is_the_same_again() {
        AcceptedResponse first = submit(InvocationFixture.cityAtSunset());
        AcceptedResponse second = submit(InvocationFixture.cityAtSunset());

        assertThat(second.invocation().requestId())
                .isNotEqualTo(first.invocation().requestId());
    }

    @Test
    void a_submitted_job_can_be_read() throws Exception {
        RequestId id = submit(InvocationFixture.cityAtSunset()).invocation().requestId();

        Invocation seen = invocations().get(id, Deadline.NONE);

        assertThat(seen.requestId()).isEqualTo(id);
        assertThat(seen.envelope().status()).isNotBlank();
    }

    @Test
    void the_status_route_returns_the_same_job() throws Exception {
        RequestId id = submit(InvocationFixture.cityAtSunset()).invocation().requestId();
        endJobs();

        Invocation seen = invocations().status(id, Deadline.NONE);

        assertThat(seen.requestId()).isEqualTo(id);
        assertThat(seen.hasEnded()).isTrue();
    }

    @Test
    void a_job_ends_with_media_and_stays_ended() throws Exception {
        RequestId id = submit(InvocationFixture.cityAtSunset()).invocation().requestId();
        endJobs();

        Invocation seen = invocations().get(id, Deadline.NONE);

        assertThat(seen).isInstanceOf(Completed.class);
        assertThat(((Completed) seen).media(JsonNull.NULL)).isNotEmpty();
        assertThat(invocations().get(id, Deadline.NONE)).isEqualTo(seen);
    }

    @Test
    void numbers_round_trip_with_every_digit() throws Exception {
        var seed = new JsonNumber("196619188014358661");
        var input =
                JsonObject.EMPTY.with("prompt", "A futuristic city at sunset").with("seed", seed);
        RequestId id = submit(new Submission(new ModelId("fal-ai/flux/schnell"), input))
                .invocation()
                .requestId();
        endJobs();

        Completed seen = (Completed) invocations().get(id, Deadline.NONE);

        assertThat(((JsonObject) seen.output()).get("seed")).isEqualTo(seed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"req_gone", "a/b c", "a?b=1", "a#f", "../models", "é漢😀", "%2e%2e", "a\\b;c"})
    void an_unknown_id_is_not_found(String text) {
        var id = new RequestId(text);

        assertThatThrownBy(() -> invocations().get(id, Deadline.NONE)).isInstanceOf(InvocationNotFoundException.class);
        assertThatThrownBy(() -> invocations().status(id, Deadline.NONE))
                .isInstanceOf(InvocationNotFoundException.class);
    }

    private AcceptedResponse submit(Submission submission) {
        return (AcceptedResponse) invocations().submit(submission);
    }
}
