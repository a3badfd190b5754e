package io.invokectl.domain.answer;

import java.util.Optional;

/**
 * Response of the API, or of a gateway in front of it, with a status other than 2xx.
 *
 * @param method the HTTP method of the request
 * @param url the address of the request
 * @param status the HTTP status
 * @param requestId the ID of this response for support, from the body or the header {@code x-request-id}; not the ID
 *     of a job
 * @param code the error code in the body, if given
 * @param message the message in the body, in one line; may be empty
 */
public record ApiError(
        String method, String url, int status, Optional<String> requestId, Optional<String> code, String message) {

    /** Whether the service failed and may recover: 5xx except 501. */
    public boolean isServerFault() {
        return status >= 500 && status <= 599 && status != 501;
    }

    /** Method, address, status, ID if there is one, and message, in the form that doctl prints. */
    public String detail() {
        String id = requestId.map(value -> " (request \"" + value + "\")").orElse("");
        return (method + " " + url + ": " + status + id + " " + message).strip();
    }
}
