package io.invokectl.report;

import io.invokectl.application.port.BatchReport.Instructions;
import io.invokectl.application.port.BatchReport.ReportRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A process with a small heap that writes a report. */
final class ReportProcess {
    private static final int PROMPT_LENGTH = 60_000;

    private ReportProcess() {}

    /** Writes a report of rows that do not fit in the heap together. */
    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        FolderResults.reportIn(folder)
                .write(IntStream.range(0, 1_000).mapToObj(ReportProcess::row), 1_000, Instructions.NONE);
    }

    private static ReportRow row(int number) {
        return ReportFixture.done(
                Integer.toString(number),
                ReportFixture.prompt("A city. ".repeat(PROMPT_LENGTH / 8)),
                Duration.ofSeconds(4),
                ReportFixture.picture("city.png"));
    }

    static Process start(Path folder) throws IOException {
        List<String> command = Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx40m",
                        "-XX:+UseSerialGC",
                        "-Djava.util.concurrent.ForkJoinPool.common.parallelism=2",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReportProcess.class.getName(),
                        folder.toString())
                .toList();
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
