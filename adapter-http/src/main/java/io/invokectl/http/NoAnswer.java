package io.invokectl.http;

import io.invokectl.domain.answer.ErrorMessage;
import okhttp3.Request;

/** A request to which not even the head of an answer came. */
final class NoAnswer extends Exception {
    private final Transmission transmission;
    private final String problem;
    private final boolean isRetryable;

    NoAnswer(Request request, NetworkTrouble trouble, Transmission transmission, Secret secret) {
        super(trouble.why());
        this.transmission = transmission;
        this.problem = request.method() + " " + secret.maskedIn(request.url().toString()) + ": "
                + ErrorMessage.oneLine(secret.maskedIn(trouble.words(transmission.hasLeft())));
        this.isRetryable = trouble.isRetryable();
    }

    Transmission transmission() {
        return transmission;
    }

    /** Method, address and what happened, in words. */
    String problem() {
        return problem;
    }

    /** Whether another try may fare better. */
    boolean isRetryable() {
        return isRetryable;
    }
}
