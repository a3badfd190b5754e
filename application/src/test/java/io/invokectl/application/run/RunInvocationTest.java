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
import io.invokectl.application.poll.AwaitOutcome.Interrupted;
import io.invokectl.application.poll.AwaitOutcome.StillRunning;
import io.invokectl.application.poll.DurationEstimator;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.ForwardingInvocations;
import io.invokectl.application.port.InMemoryInvocations;
import io.invokectl.application.port.InMemoryMedia;
import io.invokectl.application.port.InMemoryResults;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.ManualClock;
import io.invokectl.application.port.ManualRateLimiter;
import io.invokectl.application.port.Media;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.port.Results;
import io.invokectl.application.port.Results.StoredFile;
import io.invokectl.application.run.RunInvocation.RunOutcome;
import io.invokectl.application.run.RunInvocation.RunRequest;
import io.invokectl.application.save.NameTemplate;
import io.invokectl.application.save.SaveRequest.SaveOptions;
import io.invokectl.application.save.SaveResults;
import io.invokectl.application.save.SaveResults.SavedResults;
import io.invokectl.application.submit.RetryRules;
import io.invokectl.application.submit.SubmitInvocation;
import io.invokectl.application.submit.SubmitRequest;
import io.invokectl.application.work.DirectWorkers;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.RequestId;
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
    void submits_awaits_and_saves_a_job() throws Exception {
        invocations.answering(inProgress(REQUEST_ID), completed(REQUEST_ID, PICTURE));

        RunOutcome outcome = run(results)
                .run(new RunRequest(InvocationFixture.request(cityAtSunset()), Optional.empty(), SaveOptions.DEFAULT));

        assertThat(outcome.awaited()).isEqualTo(new Ended(completed(REQUEST_ID, PICTURE)));
        assertThat(outcome.saved().files()).hasSize(1);
        assertThat(results.files()).hasSize(1);
        assertThat(invocations.submitted()).hasSize(1);
    }

    @Test
    void a_failed_job_has_no_files() throws Exception {
        invocations.answering(failed(REQUEST_ID, "boom"));

        RunOutcome outcome = run(results)
                .run(new RunRequest(InvocationFixture.request(cityAtSunset()), Optional.empty(), SaveOptions.DEFAULT));

        assertThat(outcome.awaited()).isEqualTo(new Ended(failed(REQUEST_ID, "boom")));
        assertThat(outcome.saved().files()).isEmpty();
    }

    @Test
    void reports_a_job_that_outlasts_the_deadline_as_running() throws Exception {
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
    void the_deadline_applies_to_the_files_too() throws Exception {
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
    void an_interrupt_while_waiting_is_an_outcome_with_the_last_known_state() throws Exception {
        var interrupted = new ForwardingInvocations(invocations.answering(inProgress(REQUEST_ID))) {
            @Override
            public Invocation get(RequestId id, Deadline deadline) throws InterruptedException {
                Thread.currentThread().interrupt();
                return super.get(id, deadline);
            }
        };

        RunOutcome outcome = run(interrupted, results)
                .run(new RunRequest(InvocationFixture.request(cityAtSunset()), Optional.empty(), SaveOptions.DEFAULT));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome.isInterrupted()).isTrue();
        assertThat(outcome.awaited()).isEqualTo(new Interrupted(REQUEST_ID, Optional.of(inProgress(REQUEST_ID))));
        assertThat(outcome.saved()).isEqualTo(SavedResults.NONE);
    }

    @Test
    void an_interrupt_while_saving_is_an_outcome_too() throws Exception {
        invocations.answering(completed(REQUEST_ID, PICTURE));
        Media slow = (link, deadline, receiver) -> {
            throw new InterruptedException();
        };

        RunOutcome outcome = run(invocations, slow, results)
                .run(new RunRequest(InvocationFixture.request(cityAtSunset()), Optional.empty(), SaveOptions.DEFAULT));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome.isInterrupted()).isTrue();
        assertThat(outcome.awaited()).isEqualTo(new Ended(completed(REQUEST_ID, PICTURE)));
        assertThat(outcome.saved()).isEqualTo(SavedResults.NONE);
    }

    @Test
    void submits_nothing_if_files_cannot_be_saved() {
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

            @Override
            public void read(String place, Draft draft) {
                throw new UnsupportedOperationException();
            }
        };

        assertThatThrownBy(() -> run(full)
                        .run(new RunRequest(
                                InvocationFixture.request(cityAtSunset()), Optional.empty(), SaveOptions.DEFAULT)))
                .isInstanceOf(LocalFileException.class);
        assertThat(invocations.submitted()).isEmpty();
    }

    @Test
    void submits_nothing_if_the_name_is_certainly_taken() {
        var taken = new InMemoryResults().with("same.png", new byte[1]);
        var request = new RunRequest(
                InvocationFixture.request(cityAtSunset()),
                Optional.empty(),
                new SaveOptions(new NameTemplate("same.png"), false, false));

        assertThatThrownBy(() -> run(taken).run(request))
                .isInstanceOf(LocalFileException.class)
                .hasMessage("same.png: already exists with different content");
        assertThat(invocations.submitted()).isEmpty();
    }

    private RunInvocation run(Results place) {
        return run(invocations, place);
    }

    private RunInvocation run(Invocations api, Results place) {
        return run(api, media, place);
    }

    private RunInvocation run(Invocations api, Media files, Results place) {
        var random = new Random(1);
        return new RunInvocation(
                new SubmitInvocation(
                        api,
                        new ManualRateLimiter(clock),
                        noLedger(),
                        RetryRules.DEFAULT,
                        clock,
                        clock,
                        random,
                        ProgressListener.NONE),
                new AwaitInvocation(
                        api,
                        InvocationFixture.noHistory(),
                        new DurationEstimator(model -> List.of()),
                        jobs -> new DirectWorkers(clock),
                        clock,
                        random,
                        ProgressListener.NONE),
                new SaveResults(api, id -> files, place, InvocationFixture.noHistory(), ProgressListener.NONE),
                clock);
    }
}
