package io.invokectl.domain.failure;

import java.util.Optional;

/** A manifest cannot be used. */
public final class InvalidManifestException extends InvokectlException {
    private final Optional<Missing> missing;

    /** Something that a manifest lacks and that can be given separately. */
    public enum Missing {
        /** The format, which cannot be derived from the file name. */
        FORMAT,
        /** The model of a row, which has no default. */
        MODEL,
        /** The input of a row, which has no default. */
        INPUT
    }

    private InvalidManifestException(String place, String problem, Optional<Missing> missing) {
        super(place + ": " + problem);
        this.missing = missing;
    }

    /**
     * A problem with the whole manifest.
     *
     * @param file the manifest
     * @param problem the problem
     */
    public InvalidManifestException(String file, String problem) {
        this(file, problem, Optional.empty());
    }

    /**
     * A problem with a row.
     *
     * @param file the manifest
     * @param line the line number, from 1
     * @param problem the problem
     */
    public InvalidManifestException(String file, long line, String problem) {
        this(file + ":" + line, problem, Optional.empty());
    }

    /** A manifest whose format is unknown. */
    public static InvalidManifestException withoutFormat(String file) {
        return new InvalidManifestException(
                file, "cannot tell the format from the file name", Optional.of(Missing.FORMAT));
    }

    /** A row without a model. */
    public static InvalidManifestException withoutModel(String file, long line) {
        return new InvalidManifestException(file + ":" + line, "missing model", Optional.of(Missing.MODEL));
    }

    /** A row without an input. */
    public static InvalidManifestException withoutInput(String file, long line) {
        return new InvalidManifestException(file + ":" + line, "missing input", Optional.of(Missing.INPUT));
    }

    /** What the manifest lacks, if it can be given separately. */
    public Optional<Missing> missing() {
        return missing;
    }
}
