package io.invokectl.domain.answer;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * An answer of the API, or of a gateway before it, with a status other than 2xx.
 *
 * @param method the HTTP method that was answered
 * @param url the address that was asked
 * @param status the HTTP status
 * @param requestId the name under which support finds this answer, from the body or the header {@code x-request-id};
 *     not the id of a job
 * @param message what the body says, on one line; may be empty
 */
public record ApiError(String method, String url, int status, Optional<String> requestId, String message) {

    /** Refuses null. */
    public ApiError {
        requireNonNull(method, "method");
        requireNonNull(url, "url");
        requireNonNull(requestId, "requestId");
        requireNonNull(message, "message");
    }

    /** Whether the status says that the service is at fault and may recover: 5xx but 501. */
    public boolean isServerFault() {
        return status >= 500 && status <= 599 && status != 501;
    }

    /** Method, address, status, the request id where there is one, and the message: the form that doctl prints. */
    public String detail() {
        String id = requestId.map(value -> " (request \"" + value + "\")").orElse("");
        return (method + " " + url + ": " + status + id + " " + message).strip();
    }
}
