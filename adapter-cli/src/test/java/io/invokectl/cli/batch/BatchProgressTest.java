package io.invokectl.cli.batch;

import static io.invokectl.cli.batch.RowFixture.kept;
import static io.invokectl.cli.batch.RowFixture.wrong;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.application.batch.BatchCounts;
import io.invokectl.application.port.ManualClock;
import io.invokectl.application.port.ProgressEvent;
import io.invokectl.cli.output.Console;
import io.invokectl.cli.output.Progress;
import io.invokectl.cli.output.Progress.Verbosity;
import io.invokectl.cli.output.TerminalSize;
import io.invokectl.cli.output.TerminalStreams;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class BatchProgressTest {
    private static final TerminalStreams TERMINAL = new TerminalStreams(false, false, true);

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ManualClock clock = new ManualClock();
    private TerminalSize screen = new TerminalSize(24, 60);

    @Nested
    @DisplayNameGeneration(ReplaceUnderscores.class)
    final class OnATerminal {
        private final BatchProgress progress = progress(TERMINAL, Verbosity.NORMAL);

        @Test
        void shows_counts_rate_time_left_and_the_latest_files() {
            progress.changed(rows(0, 0), 0);
            clock.advance(ofSeconds(10));
            progress.changed(new BatchCounts(100, 20, 0, 1, 1, 1, 14, 0), 60);
            progress.ended(kept("1", "out/1-1.png"));
            progress.ended(kept("2", "out/2-1.png", "out/2-2.png"));
            progress.ended(wrong("3", "FAILED", "the prompt was refused"));

            progress.draw();

            assertThat(said()).isEqualTo("""
                            \r23/100 rows finished in 10 s, about 23 s left{K}
                            20 done, 14 running, 63 not submitted, 1 failed, 1 reject…{K}
                            60 requests (360/min){K}
                            row 1 COMPLETED out/1-1.png{K}
                            row 2 COMPLETED out/2-1.png, out/2-2.png{K}
                            row 3 FAILED: the prompt was refused{K}
                            {J}""");
        }

        @Test
        void writes_only_changed_lines_at_each_drawing() {
            progress.changed(rows(0, 0), 0);
            progress.draw();
            said();

            progress.changed(rows(0, 1), 1);
            progress.changed(rows(0, 2), 2);
            assertThat(said()).isEmpty();

            progress.draw();
            assertThat(said()).isEqualTo("\r{up 2}0 done, 2 running, 98 not submitted{K}\n2 requests{K}\n{J}");
            progress.draw();
            assertThat(said()).isEmpty();
        }

        @Test
        void updates_the_elapsed_time() {
            progress.changed(rows(0, 0), 0);
            progress.draw();
            said();

            clock.advance(ofSeconds(1));
            progress.draw();

            assertThat(said()).isEqualTo("\r{up 3}0/100 rows finished in 1 s{K}\n\n0 requests (0/min){K}\n{J}");
        }

        @Test
        void shows_the_latest_four_rows() {
            progress.changed(rows(0, 0), 0);
            IntStream.rangeClosed(1, 6).forEach(row -> progress.ended(kept("" + row, "out/" + row + "-1.png")));

            progress.draw();

            assertThat(said()).contains("row 3", "row 6").doesNotContain("row 2");
        }

        @Test
        void shows_the_remaining_time_of_a_wait() {
            progress.changed(rows(0, 0), 0);
            progress.onEvent(new ProgressEvent.Waiting(ofSeconds(12), "the rate limit"));
            clock.advance(ofSeconds(2));
            progress.draw();
            assertThat(said()).contains("0 requests (0/min), waiting 10 s: the rate limit{K}\n");

            clock.advance(ofSeconds(10));
            progress.draw();
            assertThat(said()).contains("0 requests (0/min){K}\n");
        }

        @Test
        void prints_notices_above_the_live_region() {
            progress.changed(rows(0, 0), 0);
            progress.draw();
            said();

            progress.onEvent(new ProgressEvent.MayBeBilledTwice("503 busy", 2));

            assertThat(said())
                    .startsWith(
                            "\r{up 3}{J}Notice: 503 busy; retrying (attempt 2): if the previous attempt was accepted,"
                                    + " both are billed\n\r0/100 rows finished in 0 ms{K}\n");
        }

        @Test
        void escapes_control_characters_from_a_server() {
            progress.changed(rows(0, 0), 0);
            progress.ended(wrong("1", "FAILED", "\u001b[2Jcleared\n"));

            progress.draw();

            assertThat(said()).contains("row 1 FAILED: \\u001b[2Jcleared\\u000a{K}\n");
        }

        @Test
        void adapts_to_a_resized_terminal_at_the_next_drawing() {
            progress.changed(rows(0, 0), 0);
            clock.advance(ofSeconds(10));
            progress.draw();
            said();

            screen = new TerminalSize(24, 20);
            progress.draw();

            assertThat(said())
                    .isEqualTo("\r{up 5}{J}\r0/100 rows finish…{K}\n0 done, 100 not s…{K}\n0 requests (0/min){K}\n{J}");
        }

        @Test
        void closing_erases_the_live_region_for_good() {
            progress.changed(rows(0, 0), 0);
            progress.draw();
            said();

            progress.close();
            progress.close();
            progress.draw();

            assertThat(said()).isEqualTo("\r{up 3}{J}");
        }

        @Test
        void concurrent_messages_never_interleave() {
            progress.changed(rows(0, 0), 0);
            IntStream.range(0, 200).parallel().forEach(row -> {
                progress.changed(rows(row % 100, 0), row);
                progress.onEvent(new ProgressEvent.Remark("remark " + row));
                progress.draw();
            });

            assertThat(said().lines().map(line -> line.replaceAll("\r|\\{up [0-9]}|\\{[JK]}", "")))
                    .filteredOn(line -> line.contains("remark"))
                    .hasSize(200)
                    .allMatch(line -> line.matches("Notice: remark [0-9]+"));
        }
    }

    @Nested
    @DisplayNameGeneration(ReplaceUnderscores.class)
    final class WithoutATerminal {

        @Test
        void prints_a_line_at_most_every_ten_seconds() {
            BatchProgress progress = progress(TerminalStreams.NONE, Verbosity.NORMAL);

            for (int second = 0; second <= 25; second++) {
                progress.changed(rows(second, 1), 2L * second);
                progress.ended(kept("" + second, "out/" + second + "-1.png"));
                progress.draw();
                clock.advance(ofSeconds(1));
            }
            progress.close();

            assertThat(said())
                    .isEqualTo(
                            "10/100 rows finished in 10 s, about 1 min 29 s left · 10 done, 1 running, 89 not submitted ·"
                                    + " 20 requests (120/min)\n"
                                    + "20/100 rows finished in 20 s, about 1 min 19 s left · 20 done, 1 running, 79 not submitted ·"
                                    + " 40 requests (120/min)\n");
        }

        @Test
        void announces_a_long_wait() {
            BatchProgress progress = progress(TerminalStreams.NONE, Verbosity.NORMAL);
            progress.changed(rows(0, 100), 100);
            clock.advance(ofSeconds(10));

            progress.onEvent(new ProgressEvent.Waiting(ofSeconds(50), "the rate limit"));

            assertThat(said()).endsWith("100 requests (600/min), waiting 50 s: the rate limit\n");
        }

        @Test
        void quiet_reports_only_possible_double_billing() {
            BatchProgress progress = progress(TERMINAL, Verbosity.QUIET);
            progress.changed(rows(0, 0), 0);
            clock.advance(ofSeconds(20));
            progress.changed(rows(1, 0), 2);
            progress.draw();
            progress.onEvent(new ProgressEvent.Remark("remark"));
            assertThat(said()).isEmpty();

            progress.onEvent(new ProgressEvent.MayBeBilledTwice("503 busy", 2));
            assertThat(said()).startsWith("Notice: 503 busy; retrying");
        }

        @Test
        void verbose_reports_each_row_and_each_wait() {
            BatchProgress progress = progress(TerminalStreams.NONE, Verbosity.VERBOSE);
            progress.changed(rows(0, 0), 0);

            progress.ended(kept("city-1", "out/city-1-1.png"));
            progress.onEvent(new ProgressEvent.Waiting(ofSeconds(2), "the rate limit"));

            assertThat(said())
                    .isEqualTo("row city-1 COMPLETED out/city-1-1.png\nNotice: waiting 2 s: the rate limit\n");
        }
    }

    @Test
    void explains_a_stop_only_if_a_request_was_sent() {
        BatchProgress progress = progress(TerminalStreams.NONE, Verbosity.QUIET);
        progress.stopping();
        progress.exiting("invokectl doubts");
        assertThat(said()).isEmpty();

        progress.onEvent(new ProgressEvent.Sends());
        progress.stopping();
        progress.exiting("invokectl doubts");
        progress.close();
        progress.stopping();

        assertThat(said())
                .isEqualTo(
                        "waiting for the responses to the submissions in flight; interrupt again to exit immediately\n"
                                + "exited without the responses to the submissions in flight, which are in doubt; see: invokectl"
                                + " doubts\n");
    }

    private BatchProgress progress(TerminalStreams terminal, Verbosity verbosity) {
        var console = new Console(
                InputStream.nullInputStream(),
                new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
                new PrintStream(err, true, UTF_8),
                terminal,
                Optional::empty);
        var others = new Progress(console, verbosity, clock);
        return new BatchProgress(console, verbosity, clock, () -> screen, others, Long.MAX_VALUE);
    }

    private static BatchCounts rows(long done, long running) {
        return new BatchCounts(100, done, 0, 0, 0, 0, running, 0);
    }

    private String said() {
        String said = err.toString(UTF_8);
        err.reset();
        return said.replaceAll("\u001b\\[([0-9]+)A", "{up $1}")
                .replace("\u001b[K", "{K}")
                .replace("\u001b[J", "{J}");
    }
}
