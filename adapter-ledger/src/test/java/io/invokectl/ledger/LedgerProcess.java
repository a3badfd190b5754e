package io.invokectl.ledger;

import io.invokectl.domain.invocation.JobId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A separate process that uses a ledger. */
final class LedgerProcess {
    private LedgerProcess() {}

    /** Adds jobs and completes the submission of all but the last, prints the last ID, and ends at the end of its input. */
    public static void main(String[] args) throws IOException {
        try (var ledger = LedgerFixture.ledger(Path.of(args[0]))) {
            JobId id = LedgerFixture.begun(ledger);
            for (int i = 1; i < Integer.parseInt(args[1]); i++) {
                JobId before = id;
                ledger.change(before, job -> job.withOutcome(LedgerFixture.ACCEPTED));
                id = LedgerFixture.begun(ledger);
            }
            System.out.println(id);
            while (System.in.read() >= 0) {
                // The parent process keeps the input open until this process should end.
            }
        }
    }

    static Process start(Path ledger, int jobs) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                LedgerProcess.class.getName(),
                ledger.toString(),
                Integer.toString(jobs));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Waits for the ID that the process prints. */
    static JobId lastJob(Process process) throws IOException {
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return new JobId(String.valueOf(output.readLine()));
    }
}
