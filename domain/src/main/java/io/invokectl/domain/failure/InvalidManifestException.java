package io.invokectl.domain.failure;

import java.util.Optional;

/** A manifest cannot be used. */
public final class InvalidManifestException extends InvokectlException {
    private final Optional<Missing> missing;
    private final boolean isChanged;

    /** Something that a manifest lacks and that can be given separately. */
    public enum Missing {
        /** The format. */
        FORMAT("cannot tell the format from the file name"),
        /** The model of a row, which has no default. */
        MODEL("missing model"),
        /** The input of a row, which has no default. */
        INPUT("missing input");

        private final String problem;

        Missing(String problem) {
            this.problem = problem;
        }
    }

    private InvalidManifestException(String place, String problem, Optional<Missing> missing, boolean isChanged) {
        super(place + ": " + problem);
        this.missing = missing;
        this.isChanged = isChanged;
    }

    /** A problem with the whole manifest. */
    public InvalidManifestException(String file, String problem) {
        this(file, problem, Optional.empty(), false);
    }

    /** A problem with the row that begins on this line, counted from 1. */
    public InvalidManifestException(String file, long line, String problem) {
        this(file + ":" + line, problem, Optional.empty(), false);
    }

    /** A manifest whose format is unknown. */
    public InvalidManifestException(String file, Missing missing) {
        this(file, missing.problem, Optional.of(missing), false);
    }

    /** A row that lacks something. */
    public InvalidManifestException(String file, long line, Missing missing) {
        this(file + ":" + line, missing.problem, Optional.of(missing), false);
    }

    /** A row that differs from the job that was accepted under its ID. */
    public static InvalidManifestException changed(String file, long line, String row) {
        return new InvalidManifestException(
                file + ":" + line,
                "row \"" + row + "\" differs from what was submitted under its id; give it another id",
                Optional.empty(),
                true);
    }

    /** Whether a row differs from the job that was accepted under its ID. */
    public boolean isChanged() {
        return isChanged;
    }

    /** What the manifest lacks, if it can be given separately. */
    public Optional<Missing> missing() {
        return missing;
    }
}
