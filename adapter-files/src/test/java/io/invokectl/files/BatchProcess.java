package io.invokectl.files;

import io.invokectl.application.port.BatchFolder;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.batch.RowResult;
import io.invokectl.domain.invocation.ModelId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A separate process that runs an endless batch. */
final class BatchProcess {
    private BatchProcess() {}

    /** Records rows one after the other, and prints the number of each recorded row. */
    public static void main(String[] args) {
        try (BatchFolder folder = BatchDirectory.forRun(args[0], new Random(7), ProgressListener.NONE)) {
            for (int number = 1; !System.out.checkError(); number++) {
                folder.note(new RowResult(
                        new RowId(Integer.toString(number)),
                        Optional.empty(),
                        new ModelId("m"),
                        "COMPLETED",
                        List.of(),
                        Optional.empty(),
                        1,
                        Optional.empty(),
                        Optional.empty()));
                System.out.println(number);
            }
        }
    }

    static Process start(Path folder) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BatchProcess.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
