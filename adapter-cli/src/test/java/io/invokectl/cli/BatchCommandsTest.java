package io.invokectl.cli;

import static io.invokectl.application.InvocationFixture.PICTURE;
import static io.invokectl.application.InvocationFixture.answered;
import static io.invokectl.application.InvocationFixture.evidence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.port.Manifest;
import io.invokectl.application.port.Manifest.BatchRow;
import io.invokectl.cli.session.CliRuntime.ManifestSource;
import io.invokectl.domain.attempt.Attempt.PossiblyAccepted;
import io.invokectl.domain.attempt.Phase;
import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LedgerException.Kind;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.submission.Submission;
import io.invokectl.domain.submission.Tag;
import io.invokectl.json.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class BatchCommandsTest {
    private static final byte[] PNG = "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);

    private final CliFixture cli = new CliFixture();

    @Test
    void applies_the_flags_to_every_row() {
        cli.run(
                "batch",
                "run",
                "rows.data",
                "--out",
                "out",
                "--format",
                "csv",
                "-m",
                "fal-ai/flux/schnell",
                "-f",
                "seed=007",
                "-F",
                "num_images=2",
                "--tag",
                "team=art");

        ManifestSource source = cli.runtime.manifests.get(0);
        assertThat(source.file()).isEqualTo("rows.data");
        assertThat(source.format()).contains(Manifest.Format.CSV);
        assertThat(source.defaults().model()).contains(new ModelId("fal-ai/flux/schnell"));
        assertThat(source.defaults().input().map(JsonText::compact)).contains("{\"seed\":\"007\",\"num_images\":2}");
        assertThat(source.defaults().tags()).containsExactly(new Tag("team", "art"));
        assertThat(cli.runtime.batchFolders).containsExactly("out");
    }

    @Test
    void reads_a_default_from_a_file(@TempDir Path folder) throws IOException {
        Path style = Files.writeString(folder.resolve("style.txt"), "Oil on canvas");

        cli.run("batch", "run", "rows.csv", "--out", "out", "-F", "style=@" + style);

        assertThat(cli.runtime.manifests.get(0).defaults().input().map(JsonText::compact))
                .contains("{\"style\":\"Oil on canvas\"}");
    }

    @Test
    void submits_each_row_once_and_prints_the_counts() {
        cli.runtime.media.with(PICTURE, PNG);
        cli.runtime.invocations.endJobs();
        row("a");
        row("b");

        cli.run("batch", "run", "rows.csv", "--out", "out", "-q");
        assertThat(cli.code).isZero();
        assertThat(cli.out).isEqualTo("2 rows: 2 done\n");

        cli.run("batch", "run", "rows.csv", "--out", "out", "-o", "json", "-q");
        assertThat(cli.out)
                .isEqualTo("{\"rows\":2,\"done\":2,\"running\":0,\"not_submitted\":0,\"failed\":0,\"rejected\":0,"
                        + "\"unsaved\":0,\"in_doubt\":0,\"written_off\":0}\n");
        assertThat(cli.runtime.invocations.submitted()).hasSize(2);
        assertThat(cli.run("batch", "status", "out").out).isEqualTo("2 rows: 2 done\n");
        assertThat(cli.run("batch", "report", "out").out).isEqualTo("memory/report.html\n");
    }

    @Test
    void status_says_if_the_ledger_does_not_know_the_batch() {
        cli.runtime.batch.ledger("another");

        cli.run("batch", "status", "out");

        assertThat(cli.code).isZero();
        assertThat(cli.err)
                .isEqualTo("Notice: the ledger does not know this batch, which was started with another one; the counts"
                        + " are those of results.jsonl\n");
    }

    @Test
    void names_the_flag_that_skips_changed_rows() {
        cli.runtime.media.with(PICTURE, PNG);
        cli.runtime.invocations.endJobs();
        row("a");
        cli.run("batch", "run", "rows.csv", "--out", "out", "-q");
        cli.runtime.rows.clear();
        cli.runtime.rows.add(new BatchRow(
                1,
                new RowId("a"),
                new Submission(new ModelId("fal-ai/flux/schnell"), JsonObject.EMPTY.with("prompt", "changed"))));

        cli.run("batch", "run", "rows.csv", "--out", "out");
        assertThat(cli.code).isEqualTo(2);
        assertThat(cli.err).contains("to run the other rows, add --skip-changed");

        cli.run("batch", "run", "rows.csv", "--out", "out", "--skip-changed");
        assertThat(cli.code).isEqualTo(2);
        assertThat(cli.out).isEqualTo("1 row: 1 done\n");
    }

    @Test
    void a_dry_run_sends_nothing() {
        row("a");

        cli.run("batch", "run", "rows.csv", "--out", "out", "--dry-run");

        assertThat(cli.code).isZero();
        assertThat(cli.out).contains("fal-ai/flux/schnell");
        assertThat(cli.runtime.invocations.submitted()).isEmpty();
    }

    @Test
    void reports_each_kind_of_failure_once() {
        cli.runtime.media.with(PICTURE, PNG);
        cli.runtime.invocations.submitting(
                new PossiblyAccepted("no answer in time", evidence(Phase.WAITING)), answered(422), answered(422));
        cli.runtime.invocations.endJobs();
        row("a");
        row("b");
        row("c");
        row("d");

        cli.run("batch", "run", "rows.csv", "--out", "out", "-q");

        assertThat(cli.code).isEqualTo(4);
        assertThat(cli.out).isEqualTo("4 rows: 1 done, 2 rejected, 1 in doubt\n");
        assertThat(cli.err.lines().filter(line -> line.startsWith("Error: "))).hasSize(3);
        assertThat(cli.err)
                .contains("row a")
                .contains("row b")
                .doesNotContain("row c")
                .contains("invokectl doubts");

        cli.run("batch", "report", "out");
        assertThat(cli.runtime.report.text())
                .contains("To resubmit these rows, rerun the batch with --retry-failed.")
                .contains("It was not charged, and may be resubmitted: invokectl doubts resolve job_");
    }

    private void row(String id) {
        cli.runtime.rows.add(new BatchRow(
                cli.runtime.rows.size() + 1,
                new RowId(id),
                new Submission(new ModelId("fal-ai/flux/schnell"), JsonObject.EMPTY.with("prompt", "city " + id))));
    }

    @Test
    void rejects_stdin_for_both_the_manifest_and_a_field() throws IOException {
        cli.stdin = "A city\n";
        cli.run("batch", "run", "-", "--format", "txt", "--out", "out");
        assertThat(new String(cli.runtime.manifests.get(0).stdin().get().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("A city\n");

        cli.run("batch", "run", "-", "--out", "out", "-F", "prompt=@-");
        assertThatThrownBy(() -> cli.runtime.manifests.get(1).stdin().get())
                .hasMessage("stdin can be read only once, but both -F and the manifest use it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run                              | missing argument: <manifest>; see: invokectl batch run --help",
                "run a.csv                        | batch run requires --out, such as --out pictures",
                "run a.csv b.csv --out o          | unexpected argument \"b.csv\" of invokectl batch run; quote a value that"
                        + " contains spaces",
                "run a.csv --out o --format xml   | --format: unknown manifest format \"xml\": use jsonl, csv or txt",
                "run a.csv --out o --rate 50      | --rate: \"50\" is not a rate such as 250/1m",
                "run a.csv --out o --rate 0/1s    | --rate: a rate must allow at least one request in a positive period",
                "run a.csv --out o --concurrency 0  | --concurrency 0 is out of range: 1 to 64",
                "run a.csv --out o --concurrency 65 | --concurrency 65 is out of range: 1 to 64",
                "run a.csv --out o --max-jobs few | --max-jobs expects a whole number, got \"few\"",
                "run a.csv --out o --timeout soon | --timeout: \"soon\" is not a duration such as 90s, 5m or 1h30m",
                "run a.csv --out o --name a/{n}   | --name: \"a/{n}\" is empty or contains a directory",
                "run a.csv --out o --prompt x     | unknown flag --prompt of invokectl batch run; see: invokectl batch run --help",
                "run a.csv --out o --ledger none  | this command needs a ledger, but --ledger is \"none\"",
                "status                           | missing argument: <dir>; see: invokectl batch status --help",
            })
    void rejects_an_invalid_command_line_without_opening_the_folder(String typed, String problem) {
        cli.run(("batch " + typed).split(" "));

        assertThat(cli.err).isEqualTo("Error: " + problem + "\n");
        assertThat(cli.code).isEqualTo(2);
        assertThat(cli.runtime.batchFolders).isEmpty();
    }

    @Test
    void submits_nothing_without_a_ledger_and_names_the_flag() {
        cli.runtime.noLedger =
                Optional.of(new LedgerException(Kind.NO_PLACE, "/home/u/ledger.db", "is not a regular file"));

        cli.run("batch", "run", "rows.csv", "--out", "out");

        assertThat(cli.code).isEqualTo(9);
        assertThat(cli.err)
                .isEqualTo("Error: ledger /home/u/ledger.db: is not a regular file\n"
                        + "Hint: use another file with --ledger <file>\n");
        assertThat(cli.runtime.batchFolders).isEmpty();
    }

    @Test
    void creates_no_folder_without_a_token() {
        cli.environment.clear();

        cli.run("batch", "run", "rows.csv", "--out", "out");

        assertThat(cli.code).isEqualTo(5);
        assertThat(cli.runtime.batchFolders).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--dry-run", "--retry-failed", "--no-at-most-once", "--at-most-once", "--force", "--sidecar"})
    void accepts_boolean_flags_before_the_command(String flag) {
        cli.run(flag, "batch", "run", "rows.csv", "--out", "out");

        assertThat(cli.runtime.manifests).hasSize(1);
    }
}
