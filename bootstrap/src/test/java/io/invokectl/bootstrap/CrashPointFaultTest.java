package io.invokectl.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process crashes during a run, and the same run is repeated with its idempotency key. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CrashPointFaultTest {
    private static final String ROW = "row";

    @TempDir
    private Path home;

    private final RecordingApiServer api = new RecordingApiServer();
    private CliUser user;

    @BeforeEach
    void setUp() {
        user = new CliUser(home, api);
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void submits_if_no_intent_was_recorded() throws Exception {
        crashAt(CrashPoint.BEFORE_INTENT_COMMIT);
        assertThat(api.charges()).isEmpty();
        assertThat(user.jobs()).isEmpty();

        assertCompletedAndSaved(user.execute(user.runArgs(ROW)));
    }

    @Test
    void does_not_submit_a_recorded_intent_until_it_is_resolved() throws Exception {
        crashAt(CrashPoint.AFTER_INTENT_COMMIT);

        assertNotResubmitted();
        assertThat(api.charges()).isEmpty();

        String job = CliUser.text(user.doubts().get(0), "job_id");
        assertThat(user.execute("doubts", "resolve", job, "--not-charged").code())
                .isZero();
        assertCompletedAndSaved(user.execute(user.runArgs(ROW)));
    }

    @ParameterizedTest
    @EnumSource(names = {"AFTER_RESPONSE", "BEFORE_OUTCOME_COMMIT"})
    void is_in_doubt_until_resolved_if_the_response_was_not_recorded(CrashPoint crashPoint) throws Exception {
        crashAt(crashPoint);

        assertNotResubmitted();
        assertThat(api.charges()).hasSize(1);

        String job = CliUser.text(user.doubts().get(0), "job_id");
        String id = api.charges().get(0).id().value();
        assertThat(user.execute("doubts", "resolve", job, "--request-id", id).code())
                .isZero();
        assertCompletedAndSaved(user.execute(user.runArgs(ROW)));
    }

    @ParameterizedTest
    @EnumSource(names = {"AFTER_OUTCOME_COMMIT", "AFTER_RESULT_COMMIT"})
    void resumes_a_recorded_submission_without_resubmitting(CrashPoint crashPoint) throws Exception {
        crashAt(crashPoint);
        assertThat(pictures()).isEmpty();

        Program.Result again = user.execute(user.runArgs(ROW));

        assertThat(again.err()).contains("with idempotency key \"row\" was submitted at ", "; nothing was sent");
        assertCompletedAndSaved(again);
    }

    @Test
    void downloads_a_partial_file_again() throws Exception {
        crashAt(CrashPoint.DURING_DOWNLOAD);
        assertThat(pictures()).isEmpty();

        assertCompletedAndSaved(user.execute(user.runArgs(ROW)));
    }

    @Test
    void records_a_saved_file_that_was_not_recorded() throws Exception {
        crashAt(CrashPoint.AFTER_FILE_RENAME);
        assertThat(pictures()).hasSize(1);
        assertThat(user.jobs().get(0).get("files")).hasToString("JsonArray[items=[]]");

        assertCompletedAndSaved(user.execute(user.runArgs(ROW)));
    }

    @ParameterizedTest
    @EnumSource
    void other_submissions_continue_without_an_alarm(CrashPoint crashPoint) throws Exception {
        crashAt(crashPoint);

        assertThat(user.execute(user.createArgs("other")).code()).isZero();
    }

    private void crashAt(CrashPoint crashPoint) throws Exception {
        try (var program = ProgramProcess.start(
                home,
                CrashingProgram.class,
                crashPoint.name(),
                api.address(),
                ROW,
                home.toString(),
                user.out().toString())) {
            assertThat(program.exitCode())
                    .as(() -> String.join("\n", program.remainingStderr()))
                    .isEqualTo(CrashPoint.EXIT_CODE);
        }
        api.awaitPendingRequests();
        assertThat(user.execute("ledger", "verify").code()).isZero();
    }

    private void assertNotResubmitted() {
        int charges = api.charges().size();

        Program.Result again = user.execute(user.runArgs(ROW));

        assertThat(again.code()).isEqualTo(4);
        assertThat(again.out()).isEmpty();
        assertThat(again.err())
                .contains("with idempotency key \"row\" is in doubt; nothing was sent", "invokectl doubts resolve ");
        assertThat(api.charges()).hasSize(charges);
        assertThat(user.doubts()).hasSize(1);
    }

    private void assertCompletedAndSaved(Program.Result again) throws IOException {
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(api.charges()).hasSize(1);
        assertThat(pictures()).hasSize(1);
        assertThat(user.jobs())
                .singleElement()
                .returns(api.charges().get(0).id().value(), job -> CliUser.text(job, "request_id"))
                .returns("COMPLETED", job -> CliUser.text(job, "status"));
        assertThat(user.execute("ledger", "verify").out()).endsWith(", 1 file: no problems found\n");
    }

    private List<Path> pictures() throws IOException {
        if (!Files.exists(user.out())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(user.out())) {
            return files.filter(file -> file.toString().endsWith(".png")).toList();
        }
    }
}
