package io.invokectl.application.port;

import io.invokectl.domain.batch.RowResult;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.job.Job;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The report of one batch, for its user. */
public interface BatchReport {

    /**
     * Writes the report. An earlier report is replaced once the new one is complete, and remains if writing fails.
     *
     * @param rows in the order in which they are shown; read once
     * @param total the number of rows in the batch, including those not submitted yet
     * @param instructions what the report tells its readers to do
     * @return the path of the report
     * @throws LocalFileException if the report cannot be written
     */
    String write(Stream<ReportRow> rows, long total, Instructions instructions);

    /**
     * Row of a report.
     *
     * @param result its outcome
     * @param job its job, if the ledger has it, with the submission and the evidence of a doubt
     */
    record ReportRow(RowResult result, Optional<Job> job) {}

    /**
     * Instructions for the readers of a report, in terms of the program that they use.
     *
     * @param retry how to resubmit failed rows, as a sentence
     * @param resolve the steps to choose from to resolve a job that is in doubt
     */
    record Instructions(Optional<String> retry, Function<Job, List<Step>> resolve) {
        /** No instructions. */
        public static final Instructions NONE = new Instructions(Optional.empty(), job -> List.of());
    }

    /**
     * A step that a reader may take.
     *
     * @param text when to take it, as a phrase before a colon
     * @param command the command to run
     */
    record Step(String text, String command) {}
}
