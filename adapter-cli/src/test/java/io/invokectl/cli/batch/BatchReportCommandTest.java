package io.invokectl.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.port.BatchReport.Step;
import io.invokectl.application.port.ManualClock;
import io.invokectl.cli.output.ResumeCommand;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.attempt.Attempt.PossiblyAccepted;
import io.invokectl.domain.attempt.Phase;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.Origin;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class BatchReportCommandTest {

    @Test
    void offers_three_commands_to_resolve_a_job_in_doubt() {
        assertThat(steps(new PossiblyAccepted("no answer within 60 s", InvocationFixture.evidence(Phase.WAITING))))
                .extracting(Step::command)
                .containsExactly(
                        "invokectl doubts resolve job_7 --request-id REQUEST_ID",
                        "invokectl doubts resolve job_7 --not-charged",
                        "invokectl doubts resolve job_7 --write-off");
    }

    @Test
    void offers_a_quoted_command_to_check_a_known_request_id() {
        assertThat(steps(new PossiblyAccepted(
                        "the answer broke off",
                        Optional.of(new RequestId("req'; rm -rf ~")),
                        InvocationFixture.evidence(Phase.ANSWERING))))
                .extracting(Step::command)
                .containsExactly("invokectl get 'req'\\''; rm -rf ~'");
    }

    private static List<Step> steps(Attempt attempt) {
        Job job = Job.planned(
                        new JobId("job_7"),
                        Optional.empty(),
                        InvocationFixture.cityAtSunset(),
                        new Origin(new ApiAddress("https://api.test"), Optional.empty()),
                        ManualClock.START)
                .withOutcome(attempt);
        return BatchReportCommand.instructions(ResumeCommand.DEFAULT).resolve().apply(job);
    }
}
