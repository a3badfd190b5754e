package io.invokectl.cli.doctor;

import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LedgerException.Kind;
import java.util.Locale;
import java.util.Optional;

/**
 * The result of checking one thing.
 *
 * @param check what was checked
 * @param detail the result, without secrets
 * @param hint what to do about it; for a failure, the hint is derived from the failure unless given here
 * @param failure the exception that commands fail with
 */
record Finding(
        String check, Condition condition, String detail, Optional<String> hint, Optional<InvokectlException> failure) {

    /** How serious a finding is. */
    enum Condition {
        OK,
        /** Not as it should be, but commands work. */
        WARNING,
        /** Commands fail. */
        BROKEN,
        /** Not determined, because of another failure or because the system does not tell. */
        UNKNOWN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Finding ok(String check, String detail) {
        return new Finding(check, Condition.OK, detail, Optional.empty(), Optional.empty());
    }

    static Finding warning(String check, String detail) {
        return new Finding(check, Condition.WARNING, detail, Optional.empty(), Optional.empty());
    }

    static Finding unknown(String check, String detail) {
        return new Finding(check, Condition.UNKNOWN, detail, Optional.empty(), Optional.empty());
    }

    /** Returns a finding for a failure. A ledger without a location is a warning: most commands work without one. */
    static Finding of(String check, InvokectlException failure) {
        boolean isWarning = failure instanceof LedgerException ledger && ledger.kind() == Kind.NO_PLACE;
        return new Finding(
                check,
                isWarning ? Condition.WARNING : Condition.BROKEN,
                failure.getMessage(),
                Optional.empty(),
                Optional.of(failure));
    }

    Finding withHint(String text) {
        return new Finding(check, condition, detail, Optional.of(text), failure);
    }
}
