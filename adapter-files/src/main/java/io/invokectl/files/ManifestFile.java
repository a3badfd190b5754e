package io.invokectl.files;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Manifest;
import io.invokectl.domain.failure.InvalidManifestException;
import io.invokectl.domain.failure.InvalidManifestException.Missing;
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
 * A manifest in a file or on stdin, in UTF-8. Rows are read one at a time; only their IDs stay in memory. No value in a
 * manifest names a file. Thread-safe.
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
     * The manifest at a path.
     *
     * @param path the file; {@code -} for stdin
     * @param format the format; by default told from the extension of the file name
     * @param defaults the values of fields that a row does not set
     * @param stdin supplies stdin; called at most once, and only if the manifest is read from it
     * @throws InvalidManifestException if no format is given and the extension is unknown
     * @throws LocalFileException if the path is invalid
     */
    public ManifestFile(String path, Optional<Format> format, SubmissionDraft defaults, Supplier<InputStream> stdin) {
        this.onStdin = path.equals("-");
        this.name = onStdin ? "<stdin>" : path;
        this.path = FileErrors.path(path);
        this.format = format.orElseGet(this::byExtension);
        this.defaults = requireNonNull(defaults, "defaults");
        this.stdin = requireNonNull(stdin, "stdin");
    }

    private Format byExtension() {
        try {
            return Format.named(name.substring(name.lastIndexOf('.') + 1));
        } catch (InvalidValueException unknown) {
            throw new InvalidManifestException(name, Missing.FORMAT);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Rows open() {
        try {
            InputStream content = !onStdin && Files.isRegularFile(path) ? Files.newInputStream(path) : spooled();
            return new CheckedRows(name, format, new ManifestLines(content), defaults);
        } catch (IOException failure) {
            throw FileErrors.of(name, "cannot be read", failure);
        }
    }

    /** A manifest is read twice, so stdin and pipes are spooled on the first read. */
    private synchronized InputStream spooled() throws IOException {
        if (spool.isEmpty()) {
            try (InputStream once = onStdin ? stdin.get() : Files.newInputStream(path)) {
                spool = Optional.of(Spool.of(once));
            }
        }
        return spool.get().open();
    }
}
