package io.invokectl.application.run;

import static io.invokectl.application.InvocationFixture.PICTURE;
import static io.invokectl.application.InvocationFixture.REQUEST_ID;
import static io.invokectl.application.InvocationFixture.accepted;
import static io.invokectl.application.InvocationFixture.cityAtSunset;
import static io.invokectl.application.InvocationFixture.completed;
import static io.invokectl.application.InvocationFixture.failed;
import static io.invokectl.application.InvocationFixture.inProgress;
import static io.invokectl.application.InvocationFixture.noLedger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.poll.AwaitInvocation;
import io.invokectl.application.poll.AwaitOutcome.Ended;
import io.invokectl.application.poll.AwaitOutcome.StillRunning;
import io.invokectl.application.poll.DurationEstimator;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.InMemoryInvocations;
import io.invokectl.application.port.InMemoryMedia;
import io.invokectl.application.port.InMemoryResults;
import io.invokectl.application.port.ManualClock;
import io.invokectl.application.port.ManualRateLimiter;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.port.Results;
import io.invokectl.application.port.StoredFile;
import io.invokectl.application.save.SaveRequest.SaveOptions;
import io.invokectl.application.save.SaveResults;
import io.invokectl.application.submit.RetryRules;
import io.invokectl.application.submit.SubmitInvocation;
import io.invokectl.application.submit.SubmitRequest;
import io.invokectl.application.work.DirectWorkers;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class RunInvocationTest {
    private final ManualClock clock = new ManualClock();
    private final InMemoryInvocations invocations = new InMemoryInvocations().submitting(accepted(REQUEST_ID));
    private final InMemoryResults results = new InMemoryResults();
    private final InMemoryMedia media = new InMemoryMedia().with(PICTURE, new byte[] {1, 2, 3});

    @Test
    void a_job_is_submitted_awaited_and_saved() throws Exception {
        invocations.answering(inProgress(REQUEST_ID), completed(REQUEST_ID, PICTURE));

        RunOutcome outcome = run(results)
                .run(new RunRequest(new SubmitRequest(cityAtSunset()), Optional.empty(), SaveOptions.DEFAULT));

        assertThat(outcome.awaited()).isEqualTo(new Ended(completed(REQUEST_ID, PICTURE)));
        assertThat(outcome.saved().files()).hasSize(1);
        assertThat(results.files()).hasSize(1);
        assertThat(invocations.submitted()).hasSize(1);
    }

    @Test
    void a_job_that_failed_leaves_no_files() throws Exception {
        invocations.answering(failed(REQUEST_ID, "boom"));

        RunOutcome outcome = run(results).run(new RunRequest(cityAtSunset()));

        assertThat(outcome.awaited()).isEqualTo(new Ended(failed(REQUEST_ID, "boom")));
        assertThat(outcome.saved().files()).isEmpty();
    }

    @Test
    void a_job_that_outlasts_the_deadline_goes_on() throws Exception {
        invocations.answering(inProgress(REQUEST_ID));
        var deadline = Deadline.at(ManualClock.START.plus(Duration.ofMinutes(1)));

        RunOutcome outcome = run(results)
                .run(new RunRequest(
                        new SubmitRequest(cityAtSunset(), false, deadline, Optional.empty()),
                        Optional.empty(),
                        SaveOptions.DEFAULT));

        assertThat(outcome.awaited()).isInstanceOf(StillRunning.class);
    }

    @Test
    void the_deadline_holds_for_the_files_too() throws Exception {
        invocations.answering(completed(REQUEST_ID, PICTURE));
        var deadline = Deadline.at(ManualClock.START.plus(Duration.ofMinutes(1)));

        run(results)
                .run(new RunRequest(
                        new SubmitRequest(cityAtSunset(), false, deadline, Optional.empty()),
                        Optional.empty(),
                        SaveOptions.DEFAULT));

        assertThat(media.deadlines()).containsExactly(deadline);
    }

    @Test
    void nothing_is_bought_whose_files_could_not_be_kept() {
        var full = new Results() {
            @Override
            public Draft draft() {
                throw new LocalFileException("out", "the disk is full");
            }

            @Override
            public StoredFile save(String name, JsonValue document, boolean overwrite) {
                throw new LocalFileException("out", "the disk is full");
            }

            @Override
            public Optional<StoredFile> find(String place) {
                return Optional.empty();
            }
        };

        assertThatThrownBy(() -> run(full).run(new RunRequest(cityAtSunset()))).isInstanceOf(LocalFileException.class);
        assertThat(invocations.submitted()).isEmpty();
    }

    private RunInvocation run(Results place) {
        var random = new Random(1);
        return new RunInvocation(
                new SubmitInvocation(
                        invocations,
                        new ManualRateLimiter(clock),
                        noLedger(),
                        RetryRules.DEFAULT,
                        clock,
                        clock,
                        random,
                        ProgressListener.NONE),
                new AwaitInvocation(
                        invocations,
                        InvocationFixture.noMemory(),
                        new DurationEstimator(model -> List.of()),
                        jobs -> new DirectWorkers(clock),
                        clock,
                        random,
                        ProgressListener.NONE),
                new SaveResults(invocations, media, place, InvocationFixture.noMemory(), ProgressListener.NONE),
                clock);
    }
}
