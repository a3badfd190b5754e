package io.invokectl.cli.batch;

import static io.invokectl.application.port.ManualClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.application.batch.BatchRequest.Limits;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.ManualClock;
import io.invokectl.application.save.SaveRequest.SaveOptions;
import io.invokectl.cli.args.ArgsParser;
import io.invokectl.cli.args.CommandDefinition;
import io.invokectl.cli.jobs.InputReader;
import io.invokectl.cli.output.Console;
import io.invokectl.cli.output.TerminalStreams;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class BatchFlagsTest {

    @Test
    void has_no_limits_by_default() {
        assertThat(limits()).isEqualTo(Limits.DEFAULT);
        assertThat(limits("--timeout", "0")).isEqualTo(Limits.DEFAULT);
        assertThat(limits(
                        "--no-at-most-once",
                        "--retry-failed",
                        "--keep-going",
                        "--skip-changed",
                        "--max-jobs",
                        "0",
                        "--timeout",
                        "1m"))
                .isEqualTo(new Limits(false, true, true, true, 0, Deadline.at(START.plusSeconds(60))));
    }

    @ParameterizedTest
    @CsvSource({
        "--at-most-once, true",
        "--at-most-once=false, false",
        "--no-at-most-once=false, true",
        "--no-at-most-once, false"
    })
    void submits_at_most_once_unless_a_flag_disables_it(String flag, boolean atMostOnce) {
        assertThat(limits(flag).atMostOnce()).isEqualTo(atMostOnce);
    }

    @Test
    void neither_overwrites_files_nor_writes_sidecars_by_default() {
        SaveOptions usual = flags().saveOptions();
        assertThat(usual.overwrite()).isFalse();
        assertThat(usual.sidecar()).isFalse();

        SaveOptions told = flags("--force", "--sidecar").saveOptions();
        assertThat(told.overwrite()).isTrue();
        assertThat(told.sidecar()).isTrue();
    }

    @Test
    void a_dry_run_is_requested_by_its_flag() {
        assertThat(flags().isDryRun()).isFalse();
        assertThat(flags("--dry-run").isDryRun()).isTrue();
    }

    private static Limits limits(String... words) {
        return flags(words).limits(new ManualClock());
    }

    private static BatchFlags flags(String... words) {
        var console = new Console(
                InputStream.nullInputStream(),
                new PrintStream(PrintStream.nullOutputStream()),
                new PrintStream(PrintStream.nullOutputStream()),
                TerminalStreams.NONE,
                Optional::empty);
        var definition = new CommandDefinition("").withFlags(BatchFlags.ALL);
        return new BatchFlags(
                new ArgsParser("invokectl batch run", definition).parse(List.of(words)), new InputReader(console));
    }
}
