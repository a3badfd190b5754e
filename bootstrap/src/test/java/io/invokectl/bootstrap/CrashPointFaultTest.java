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

/** A process stops dead at a step of a purchase, and the same purchase is asked for again under its key. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CrashPointFaultTest {
    private static final String ROW = "row";

    @TempDir
    private Path home;

    private final RecordingApiServer seller = new RecordingApiServer();
    private CliUser buyer;

    @BeforeEach
    void settle() {
        buyer = new CliUser(home, seller);
    }

    @AfterEach
    void close() {
        seller.close();
    }

    @Test
    void what_was_not_yet_intended_is_sent_now() throws Exception {
        stopAt(CrashPoint.INTENT_NOT_YET_COMMITTED);
        assertThat(seller.sales()).isEmpty();
        assertThat(buyer.jobs()).isEmpty();

        assertBroughtHome(buyer.here(buyer.run(ROW)));
    }

    @Test
    void what_was_intended_and_not_sent_is_in_doubt_and_sent_by_nobody_until_it_is_resolved() throws Exception {
        stopAt(CrashPoint.INTENT_COMMITTED);

        assertNotSentAgain();
        assertThat(seller.sales()).isEmpty();

        String job = CliUser.text(buyer.doubts().get(0), "job_id");
        assertThat(buyer.here("doubts", "resolve", job, "--not-charged").code()).isZero();
        assertBroughtHome(buyer.here(buyer.run(ROW)));
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUEST_ANSWERED", "OUTCOME_NOT_YET_COMMITTED"})
    void what_was_answered_and_not_noted_is_in_doubt_until_it_is_resolved(CrashPoint step) throws Exception {
        stopAt(step);

        assertNotSentAgain();
        assertThat(seller.sales()).hasSize(1);

        String job = CliUser.text(buyer.doubts().get(0), "job_id");
        String id = seller.sales().get(0).id().value();
        assertThat(buyer.here("doubts", "resolve", job, "--request-id", id).code())
                .isZero();
        assertBroughtHome(buyer.here(buyer.run(ROW)));
    }

    @ParameterizedTest
    @EnumSource(names = {"OUTCOME_COMMITTED", "TERMINAL_ANSWER_STORED"})
    void what_was_noted_is_taken_up(CrashPoint step) throws Exception {
        stopAt(step);
        assertThat(pictures()).isEmpty();

        Program.Result again = buyer.here(buyer.run(ROW));

        assertThat(again.err()).contains("of the idempotency key \"row\" was submitted at ", "; nothing is sent");
        assertBroughtHome(again);
    }

    @Test
    void a_file_that_was_half_there_is_fetched_again() throws Exception {
        stopAt(CrashPoint.DOWNLOADING);
        assertThat(pictures()).isEmpty();

        assertBroughtHome(buyer.here(buyer.run(ROW)));
    }

    @Test
    void a_file_that_was_there_and_not_noted_is_noted() throws Exception {
        stopAt(CrashPoint.FILE_NAMED);
        assertThat(pictures()).hasSize(1);
        assertThat(buyer.jobs().get(0).get("files")).hasToString("JsonArray[items=[]]");

        assertBroughtHome(buyer.here(buyer.run(ROW)));
    }

    private void stopAt(CrashPoint step) throws Exception {
        try (var program = ProgramProcess.start(
                home,
                CrashingProgram.class,
                step.name(),
                seller.address(),
                ROW,
                home.toString(),
                buyer.out().toString())) {
            assertThat(program.exitCode())
                    .as(() -> String.join("\n", program.lastWords()))
                    .isEqualTo(CrashPoint.HALTED);
        }
        seller.settle();
        assertThat(buyer.here("ledger", "verify").code()).isZero();
    }

    private void assertNotSentAgain() {
        int sold = seller.sales().size();

        Program.Result again = buyer.here(buyer.run(ROW));

        assertThat(again.code()).isEqualTo(4);
        assertThat(again.out()).isEmpty();
        assertThat(again.err())
                .contains("of the idempotency key \"row\" is in doubt; nothing is sent", "invokectl doubts resolve ");
        assertThat(seller.sales()).hasSize(sold);
        assertThat(buyer.doubts()).hasSize(1);
    }

    /** Bought once, here, and noted with its file. */
    private void assertBroughtHome(Program.Result again) throws IOException {
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(seller.sales()).hasSize(1);
        assertThat(pictures()).hasSize(1);
        assertThat(buyer.jobs())
                .singleElement()
                .returns(seller.sales().get(0).id().value(), job -> CliUser.text(job, "request_id"))
                .returns("COMPLETED", job -> CliUser.text(job, "status"));
        assertThat(buyer.here("ledger", "verify").out()).endsWith(", 1 files: all is well\n");
    }

    private List<Path> pictures() throws IOException {
        if (!Files.exists(buyer.out())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(buyer.out())) {
            return files.filter(file -> file.toString().endsWith(".png")).toList();
        }
    }
}
