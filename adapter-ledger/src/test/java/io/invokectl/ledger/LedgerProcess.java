package io.invokectl.ledger;

import io.invokectl.domain.invocation.JobId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A process of its own that uses a ledger. */
final class LedgerProcess {
    private LedgerProcess() {}

    /** Begins so many jobs, settling all but the last, prints the last one's name, and ends when its input does. */
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
                // The input is left open by whoever wants this to go on.
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

    /** The name that it prints; waits until it has come so far. */
    static JobId lastJob(Process process) throws IOException {
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return new JobId(String.valueOf(output.readLine()));
    }
}
