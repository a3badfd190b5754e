package io.invokectl.files;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Manifest;
import io.invokectl.domain.failure.InvalidManifestException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.submission.SubmissionDraft;
import io.invokectl.domain.value.InvalidValueException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A manifest in a file or on stdin, in UTF-8. A row is read when it is asked for; what stays in memory of those before
 * it are their ids. No value in it names a file. Thread-safe.
 */
public final class ManifestFile implements Manifest {
    private final String name;
    private final boolean onStdin;
    private final Path path;
    private final Format format;
    private final SubmissionDraft defaults;
    private final Supplier<InputStream> stdin;
    private Optional<Spool> spool = Optional.empty();

    /**
     * The manifest at this path, as a user typed it.
     *
     * @param path the file; {@code -} for stdin
     * @param format how it is written; by default as the ending of its name says
     * @param defaults what each row is laid over
     * @param stdin where stdin is to be had; asked for at most once, and only if that is the manifest
     * @throws InvalidManifestException if neither the format nor the name says how it is written
     * @throws LocalFileException if that can be no path
     */
    public ManifestFile(String path, Optional<Format> format, SubmissionDraft defaults, Supplier<InputStream> stdin) {
        this.onStdin = path.equals("-");
        this.name = onStdin ? "<stdin>" : path;
        this.path = FileErrors.path(path);
        this.format = format.orElseGet(this::byItsName);
        this.defaults = requireNonNull(defaults, "defaults");
        this.stdin = requireNonNull(stdin, "stdin");
    }

    private Format byItsName() {
        try {
            return Format.named(name.substring(name.lastIndexOf('.') + 1));
        } catch (InvalidValueException unknown) {
            throw new InvalidManifestException(
                    name, "its name does not tell how it is written; say --format jsonl, csv or txt");
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Rows open() {
        try {
            InputStream content = !onStdin && Files.isRegularFile(path) ? Files.newInputStream(path) : again();
            return new CheckedRows(name, format, new ManifestLines(content), defaults);
        } catch (IOException failure) {
            throw FileErrors.of(name, "cannot be read", failure);
        }
    }

    /** A manifest is read twice, so what can be read only once, as a pipe, is kept at the first time. */
    private synchronized InputStream again() throws IOException {
        if (spool.isEmpty()) {
            try (InputStream once = onStdin ? stdin.get() : Files.newInputStream(path)) {
                spool = Optional.of(Spool.of(once));
            }
        }
        return spool.get().open();
    }
}
