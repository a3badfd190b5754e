package io.invokectl.application.batch;

import io.invokectl.domain.attempt.NetworkFault;
import io.invokectl.domain.failure.ApiException;
import io.invokectl.domain.failure.ApiException.ServiceUnavailableException;
import io.invokectl.domain.failure.ApiException.TooManyRequestsException;
import io.invokectl.domain.failure.ApiException.UnauthorizedException;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.UnreachableException;
import java.util.Optional;
import java.util.Set;

/** Decides which failures to submit a row stop the batch, since every other row would meet them too. Not thread-safe. */
final class StopRule {
    private static final int PAYMENT_REQUIRED = 402;

    /** Statuses of the 4xx class that say nothing about the submission. */
    private static final Set<Integer> NOT_ABOUT_INPUT = Set.of(408, 429, 499);

    private final boolean keepGoing;
    private final FailureStreak rejections = new FailureStreak();
    private final FailureStreak undelivered = new FailureStreak();
    private boolean isAnyAccepted;

    StopRule(boolean keepGoing) {
        this.keepGoing = keepGoing;
    }

    /** Whether a failure concerns the moment, and neither the row nor its job. */
    static boolean isTemporary(InvokectlException why) {
        return why instanceof TooManyRequestsException
                || why instanceof ServiceUnavailableException
                || (why instanceof UnreachableException unreachable && unreachable.fault() == NetworkFault.TRANSIENT);
    }

    /** Whether a failure stops the batch by itself. */
    static boolean isFatal(InvokectlException why) {
        return why instanceof UnauthorizedException
                || why instanceof LedgerException
                || (why instanceof UnreachableException && !isTemporary(why))
                || (why instanceof ApiException response && response.error().status() == PAYMENT_REQUIRED);
    }

    /** Whether another submission may begin while others are in flight: if all fail alike, no more than ten are sent. */
    boolean allowsAnother(int inFlight) {
        int streak = Math.max(rejections.length(), undelivered.length());
        return keepGoing || (isAnyAccepted && streak == 0) || inFlight + streak < FailureStreak.LIMIT;
    }

    void accepted() {
        isAnyAccepted = true;
        inDoubt();
    }

    /** A submission was neither accepted nor rejected. */
    void inDoubt() {
        rejections.reset();
        undelivered.reset();
    }

    /** A submission failed; returns the first failure of its kind if that stops the batch now. */
    Optional<InvokectlException> failed(InvokectlException why) {
        Optional<InvokectlException> first = isTemporary(why) ? undelivered.add("", why) : rejected(why);
        return isFatal(why) ? Optional.of(why) : first.filter(stops -> !keepGoing);
    }

    private Optional<InvokectlException> rejected(InvokectlException why) {
        undelivered.reset();
        if (why instanceof ApiException response
                && isAboutInput(response.error().status())) {
            String kind = response.error().status() + response.error().code().orElse("");
            return rejections.add(kind, why);
        }
        return Optional.empty();
    }

    private static boolean isAboutInput(int status) {
        return status >= 400 && status < 500 && !NOT_ABOUT_INPUT.contains(status);
    }
}
