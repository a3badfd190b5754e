package io.invokectl.application.doctor;

import static java.util.Objects.requireNonNull;

import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LedgerException.Kind;
import java.util.Optional;

/**
 * What one look has shown.
 *
 * @param check what was looked at
 * @param condition how it is
 * @param detail what there is to say about it, without any secret
 * @param hint what to do about it, where that does not follow from the failure
 * @param failure what a command would fail with
 */
public record Finding(
        String check, Condition condition, String detail, Optional<String> hint, Optional<InvokectlException> failure) {

    /** Refuses null. */
    public Finding {
        requireNonNull(check, "check");
        requireNonNull(condition, "condition");
        requireNonNull(detail, "detail");
        requireNonNull(hint, "hint");
        requireNonNull(failure, "failure");
    }

    static Finding ok(String check, String detail) {
        return new Finding(check, Condition.OK, detail, Optional.empty(), Optional.empty());
    }

    static Finding warning(String check, String detail) {
        return new Finding(check, Condition.WARNING, detail, Optional.empty(), Optional.empty());
    }

    static Finding couldNotTell(String check, String detail) {
        return new Finding(check, Condition.COULD_NOT_TELL, detail, Optional.empty(), Optional.empty());
    }

    /** A failure; where there is no place for a ledger, most commands do without one. */
    static Finding of(String check, InvokectlException failure) {
        boolean bearable = failure instanceof LedgerException ledger && ledger.kind() == Kind.NO_PLACE;
        return new Finding(
                check,
                bearable ? Condition.WARNING : Condition.BROKEN,
                failure.getMessage(),
                Optional.empty(),
                Optional.of(failure));
    }

    /** The same, with something to do about it. */
    Finding advising(String what) {
        return new Finding(check, condition, detail, Optional.of(what), failure);
    }
}
