package io.invokectl.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order of the system calls of a submission, traced with strace. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class WriteOrderFaultTest {
    private static final int SUBMISSIONS = FaultBudget.choose(0, 100);
    private static final Pattern LOG_WRITTEN = Pattern.compile("pwrite64\\([0-9]+<[^>]*/ledger\\.db-wal>.*");
    private static final Pattern LOG_ON_DISK =
            Pattern.compile("(fsync|fdatasync)\\([0-9]+<[^>]*/ledger\\.db-wal>\\) += 0");
    private static final Pattern SENT = Pattern.compile("(write|writev|sendto|sendmsg)\\(.*\"POST /v1/async-invoke .*");

    @TempDir
    private Path home;

    @Test
    void the_intent_is_on_disk_before_the_request_is_sent() throws Exception {
        assumeThat(FaultBudget.isExtended()).as("-Dfaults is set").isTrue();
        Optional<Path> strace = strace();
        assumeThat(strace).as("strace is installed").isPresent();
        Path calls = home.resolve("calls");
        try (var api = new RecordingApiServer()) {
            var user = new CliUser(home, api);
            assertThat(user.execute(user.createArgs("creates the ledger")).code())
                    .isZero();
            for (int number = 1; number <= SUBMISSIONS; number++) {
                try (var program = ProgramProcess.startUnder(
                        tracing(strace.orElseThrow(), calls),
                        home,
                        user.withConnection(user.createArgs("row" + number)))) {
                    assertThat(program.exitCode()).isZero();
                }
                assertIntentFirst(Files.readAllLines(calls));
            }
            assertThat(api.charges()).hasSize(1 + SUBMISSIONS);
        }
    }

    private static List<String> tracing(Path strace, Path calls) {
        return List.of(
                strace.toString(),
                "-f",
                "-y",
                "-e",
                "trace=pwrite64,fsync,fdatasync,write,writev,sendto,sendmsg",
                "-o",
                calls.toString());
    }

    private static void assertIntentFirst(List<String> calls) {
        int sent = last(calls, SENT);
        assertThat(sent).isPositive();
        int written = last(calls.subList(0, sent), LOG_WRITTEN);
        int onDisk = last(calls.subList(0, sent), LOG_ON_DISK);
        assertThat(written).isPositive().isLessThan(onDisk);
    }

    /** The index of the last match, or -1. */
    private static int last(List<String> calls, Pattern call) {
        int line = calls.size() - 1;
        while (line >= 0 && !call.matcher(calls.get(line)).find()) {
            line--;
        }
        return line;
    }

    private static Optional<Path> strace() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "strace"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
