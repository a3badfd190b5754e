package io.invokectl.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.domain.json.JsonObject;
import io.invokectl.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger is replaced by an older copy, or deleted, in the middle of a batch or a submission. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class RestoredLedgerFaultTest {
    private static final int LEDGER_TROUBLE = 9;

    @TempDir
    private Path home;

    private final RecordingApiServer api = new RecordingApiServer();
    private CliUser user;
    private Path ledger;
    private Path batch;

    @BeforeEach
    void setUp() {
        user = new CliUser(home, api);
        ledger = home.resolve(".local/state/invokectl/ledger.db");
        batch = home.resolve("batch");
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void a_batch_submits_nothing_until_the_missing_rows_are_accepted_as_doubts() throws IOException {
        rows("first");
        assertThat(batch().code()).isZero();
        Path copy = backUp();
        api.neverComplete();
        rows("first", "second", "third");
        assertThat(batch("--timeout", "1s").code()).isEqualTo(7);
        restore(copy);

        Program.Result refused = batch();
        assertThat(refused.code()).isEqualTo(LEDGER_TROUBLE);
        assertThat(refused.err())
                .contains("Error: " + batch + ": the ledger lacks the last submission of this batch, job_")
                .contains("invokectl ledger accept " + batch + "\n");
        assertThat(create("other").code()).isEqualTo(LEDGER_TROUBLE);
        assertThat(create("other").err()).contains("lacks the last submission from here, job_");
        assertThat(api.charges()).hasSize(3);
        assertThat(user.execute("list").code()).isZero();
        assertThat(user.execute("get", "req_1").code()).isZero();

        JsonObject accepted = (JsonObject) JsonText.parse(
                user.execute("ledger", "accept", batch.toString(), "-o", "json").out());
        assertThat(accepted.get("missing")).hasToString("JsonNumber[text=0]");
        List<JsonObject> doubts = user.doubts();
        assertThat(doubts)
                .hasSize(2)
                .allSatisfy(doubt -> assertThat(CliUser.text(doubt, "error"))
                        .startsWith("recovered from " + batch + ", which logged it as job_"));

        assertThat(batch().code()).isEqualTo(4);
        assertThat(create("other").code()).isZero();
        assertThat(api.charges()).hasSize(4);
        resolveAll(doubts);
        assertThat(batch("--timeout", "1s").code()).isEqualTo(7);
        assertThat(api.charges()).hasSize(4);
    }

    @Test
    void a_recovered_row_that_was_not_charged_is_submitted_again() throws IOException {
        Path copy = backUp();
        rows("first");
        batch();
        Files.delete(batch.resolve("results.jsonl"));
        restore(copy);
        assertThat(user.execute("ledger", "accept", batch.toString()).out())
                .isEqualTo("1 submission recovered as in doubt; see: invokectl doubts\n");

        user.execute("doubts", "resolve", CliUser.text(user.doubts().get(0), "job_id"), "--not-charged");

        assertThat(batch().code()).isZero();
        assertThat(api.charges()).hasSize(3);
        assertThat(user.execute("show", "req_3").out()).contains("input: {\"prompt\":\"first\"}");
    }

    @Test
    void a_completed_row_stays_completed_with_a_new_ledger() throws IOException {
        rows("first");
        batch();
        for (String suffix : List.of("", "-wal", "-shm", "-mark")) {
            Files.deleteIfExists(Path.of(ledger + suffix));
        }
        assertThat(batch().code()).isEqualTo(LEDGER_TROUBLE);
        create("other");

        assertThat(user.execute("ledger", "accept", batch.toString()).code()).isZero();

        assertThat(user.doubts()).isEmpty();
        assertThat(batch("--retry-failed").code()).isZero();
        assertThat(api.charges()).hasSize(2);
    }

    @Test
    void names_the_job_whose_ledger_is_deleted_while_it_is_submitted() throws IOException {
        create("first");
        api.onCharge(charge -> {
            try {
                Files.delete(ledger);
            } catch (IOException unexpected) {
                throw new AssertionError(unexpected);
            }
        });

        Program.Result result = create("second");

        assertThat(result.code()).isEqualTo(LEDGER_TROUBLE);
        assertThat(result.out()).contains("req_2");
        assertThat(result.err())
                .contains("Notice: req_2 was accepted, but ledger " + ledger
                        + ": was deleted or replaced while in use; it is recorded in " + ledger + "-rescue");
        assertThat(Path.of(ledger + "-rescue")).content().contains("req_2");
    }

    @Test
    void raises_no_alarm_after_the_home_directory_was_moved_or_pruned() throws IOException {
        rows("first");
        batch();
        create("other");
        user.execute("ledger", "prune", "--before", "0s");
        rows("first", "second");
        Program.Result resumed = batch();
        assertThat(resumed.code()).as(resumed.err()).isZero();
        Path moved = Files.move(home.resolve(".local"), home.resolve("elsewhere"));

        assertThat(user.execute(
                                "create",
                                "--ledger",
                                moved.resolve("state/invokectl/ledger.db").toString(),
                                "-m",
                                "m",
                                "--prompt",
                                "third")
                        .code())
                .isZero();
    }

    private Program.Result create(String prompt) {
        return user.execute("create", "-m", "fal-ai/flux/schnell", "--prompt", prompt);
    }

    private Program.Result batch(String... flags) {
        var words = new ArrayList<>(List.of(
                "batch",
                "run",
                home.resolve("rows.txt").toString(),
                "--out",
                batch.toString(),
                "-m",
                "fal-ai/flux/schnell"));
        words.addAll(List.of(flags));
        return user.execute(words.toArray(String[]::new));
    }

    private void rows(String... prompts) throws IOException {
        Files.writeString(home.resolve("rows.txt"), String.join("\n", prompts) + "\n");
    }

    private Path backUp() {
        if (!Files.exists(ledger)) {
            create("an earlier job");
        }
        Path copy = home.resolve("copy.db");
        assertThat(user.execute("ledger", "backup", copy.toString()).code()).isZero();
        return copy;
    }

    private void restore(Path copy) throws IOException {
        for (String suffix : List.of("-wal", "-shm")) {
            Files.deleteIfExists(Path.of(ledger + suffix));
        }
        Files.copy(copy, ledger, StandardCopyOption.REPLACE_EXISTING);
    }

    private void resolveAll(List<JsonObject> doubts) {
        String first = CliUser.text(doubts.get(1), "job_id");
        String second = CliUser.text(doubts.get(0), "job_id");
        assertThat(user.execute("doubts", "resolve", first, "--request-id", "req_2")
                        .code())
                .isZero();
        assertThat(user.execute("doubts", "resolve", second, "--request-id", "req_3")
                        .code())
                .isZero();
    }
}
