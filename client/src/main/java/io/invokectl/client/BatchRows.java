package io.invokectl.client;

import io.invokectl.application.batch.StreamManifest;
import io.invokectl.application.port.Manifest;
import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.submission.Submission;
import io.invokectl.domain.submission.SubmissionDraft;
import io.invokectl.files.ManifestFile;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Rows of a batch, each of which is a job to submit. */
public final class BatchRows {
    private BatchRows() {}

    /**
     * Returns the rows of a JSONL, CSV or text file; its extension selects the format.
     *
     * @param file the file, read when the batch runs
     */
    public static Manifest of(Path file) {
        return of(file.toString(), Optional.empty(), SubmissionDraft.EMPTY, InputStream::nullInputStream);
    }

    /**
     * Returns the rows of a file or of a stream.
     *
     * @param file the file, read when the batch runs; {@code -} for the stream
     * @param format its format; selected by the extension of the file if empty
     * @param defaults model, input fields and tags for rows that do not set them
     * @param stream opens the stream; called at most once
     */
    public static Manifest of(
            String file, Optional<Manifest.Format> format, SubmissionDraft defaults, Supplier<InputStream> stream) {
        return new ManifestFile(file, format, defaults, stream);
    }

    /**
     * Returns rows made from a stream.
     *
     * @param name names the rows in messages
     * @param items supplies the same items in the same order on every call: a run checks all rows before it submits one
     * @param id the ID of a row, by which a later run recognizes it
     * @param job the job of a row, the same on every call
     */
    public static <T> Manifest of(
            String name, Supplier<Stream<T>> items, Function<T, String> id, Function<T, Submission> job) {
        return new StreamManifest<>(name, items, item -> new RowId(id.apply(item)), job);
    }
}
