package io.invokectl.http;

import io.invokectl.domain.answer.ApiError;
import io.invokectl.domain.answer.ErrorMessage;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.json.InvalidJsonException;
import io.invokectl.json.JsonText;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/**
 * An answer of the API as far as it came.
 *
 * @param method the method that was answered
 * @param url the address that was asked
 * @param status the HTTP status
 * @param headers the headers as they came over the wire
 * @param text the body, or its beginning
 * @param transmission what happened on the way
 * @param secret what a server may have repeated in any of this, and what no message shows
 */
record Answer(
        String method,
        HttpUrl url,
        int status,
        Headers headers,
        String text,
        Transmission transmission,
        Secret secret) {
    private static final int NO_CONTENT = 204;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> REDIRECTS_THAT_KEEP_THE_METHOD = Set.of(307, 308);

    static Answer of(Request request, Transmission transmission, Secret secret) {
        Response head = transmission.head().orElseThrow();
        return new Answer(
                request.method(),
                request.url(),
                head.code(),
                head.headers(),
                transmission.text(),
                transmission,
                secret);
    }

    boolean isSuccess() {
        return status >= 200 && status <= 299;
    }

    /** Whether the answer ended before it was whole, as far as the connection tells, or else the text itself. */
    boolean brokeOff() {
        return transmission.cut().isPresent() || (endsWithTheConnection() && textEndsTooEarly());
    }

    /** Whether nothing but the end of the connection tells where the answer ends, so that any end looks right. */
    private boolean endsWithTheConnection() {
        return status != NO_CONTENT
                && headers.get("Content-Length") == null
                && headers.get("Transfer-Encoding") == null;
    }

    private boolean textEndsTooEarly() {
        try {
            JsonText.parseAnswer(text);
            return false;
        } catch (InvalidJsonException broken) {
            return broken.endsTooEarly();
        }
    }

    boolean isRedirect() {
        return REDIRECTS.contains(status);
    }

    /** What the headers say about the rate of requests. */
    RateHeaders rate(Instant now) {
        return new RateHeaders(headers, status, now);
    }

    /** Where the answer sends the request, if the request may go there. */
    Optional<HttpUrl> next(Origin api) {
        boolean keepsMethod = method.equals("GET") || REDIRECTS_THAT_KEEP_THE_METHOD.contains(status);
        return keepsMethod ? location().filter(api::isOf) : Optional.empty();
    }

    private Optional<HttpUrl> location() {
        return Optional.ofNullable(headers.get("Location")).flatMap(text -> Optional.ofNullable(url.resolve(text)));
    }

    /** Method, address, status and something to say about the answer. */
    String says(String remark) {
        return method + " " + secret.maskedIn(url.toString()) + ": " + status + " " + remark;
    }

    /** What the answer says, if it is an error. */
    ApiError error() {
        Optional<JsonValue> body = json();
        Optional<String> id =
                body.flatMap(Answer::requestId).or(() -> Optional.ofNullable(headers.get("x-request-id")));
        String message = isRedirect()
                ? redirection()
                : body.flatMap(ErrorMessage::in).map(ErrorMessage::text).orElseGet(() -> ErrorMessage.oneLine(text));
        return new ApiError(
                method, secret.maskedIn(url.toString()), status, id.map(this::shown), secret.maskedIn(message));
    }

    private String redirection() {
        return location()
                .map(target -> shown("redirects to " + target + ", which is not followed"))
                .orElse("redirects to nowhere");
    }

    /** Masked before it is cut, so that no part of a secret is left over. */
    private String shown(String text) {
        return ErrorMessage.oneLine(secret.maskedIn(text));
    }

    private Optional<JsonValue> json() {
        try {
            return Optional.of(JsonText.parseAnswer(text));
        } catch (InvalidJsonException notJson) {
            return Optional.empty();
        }
    }

    private static Optional<String> requestId(JsonValue body) {
        return Stream.of(body)
                .filter(JsonObject.class::isInstance)
                .flatMap(object -> ((JsonObject) object).get("request_id").nonBlankText().stream())
                .findFirst();
    }
}
