package io.invokectl.http.transport;

import io.invokectl.domain.answer.ApiError;
import io.invokectl.domain.answer.ErrorMessage;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.json.InvalidJsonException;
import io.invokectl.json.JsonText;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.ResponseBody;
import retrofit2.Response;

/**
 * A response of the API, or as much of it as arrived.
 *
 * @param head status, headers and the request after redirects, not redacted
 * @param text the body up to its end or the point where it was truncated, with secrets redacted
 * @param isTruncated whether the connection, or the body itself, shows that more should have followed
 * @param exchange the evidence
 * @param redactor removes secrets that the server repeated in headers and addresses
 */
public record ApiResponse(
        okhttp3.Response head, String text, boolean isTruncated, Exchange exchange, SecretRedactor redactor) {
    private static final int NO_CONTENT = 204;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> METHOD_PRESERVING_REDIRECTS = Set.of(307, 308);

    static ApiResponse of(Response<ResponseBody> response, Exchange exchange, SecretRedactor redactor)
            throws IOException {
        Optional<ResponseBody> body =
                Optional.ofNullable(response.isSuccessful() ? response.body() : response.errorBody());
        boolean tooLarge = body.map(ResponseBody::contentLength)
                .filter(BodyCapture::isTooLarge)
                .isPresent();
        String text = redactor.redact(body.isPresent() ? body.get().string() : "");
        boolean truncated = tooLarge
                || exchange.isTruncated()
                || (endsWithConnection(response.code(), response.headers()) && endsTooEarly(text));
        return new ApiResponse(response.raw(), text, truncated, exchange, redactor);
    }

    private String method() {
        return head.request().method();
    }

    private HttpUrl url() {
        return head.request().url();
    }

    private int status() {
        return head.code();
    }

    /** Whether only the end of the connection marks the end of the body, so that truncation cannot be detected. */
    private static boolean endsWithConnection(int status, Headers headers) {
        return status != NO_CONTENT
                && headers.get("Content-Length") == null
                && headers.get("Transfer-Encoding") == null;
    }

    private static boolean endsTooEarly(String text) {
        try {
            JsonText.parseAnswer(text);
            return false;
        } catch (InvalidJsonException broken) {
            return broken.endsTooEarly();
        }
    }

    /** Whether the status is 2xx. */
    public boolean isSuccess() {
        return head.isSuccessful();
    }

    boolean isRedirect() {
        return REDIRECTS.contains(status());
    }

    /** The rate limits in the headers. */
    public RateHeaders rate(Instant now) {
        return new RateHeaders(head.headers(), status(), now);
    }

    /** The target of a redirect that preserves the method. */
    Optional<HttpUrl> redirectTarget() {
        boolean preservesMethod = method().equals("GET") || METHOD_PRESERVING_REDIRECTS.contains(status());
        return preservesMethod ? location() : Optional.empty();
    }

    private Optional<HttpUrl> location() {
        return Optional.ofNullable(head.header("Location")).flatMap(text -> Optional.ofNullable(url().resolve(text)));
    }

    private String address() {
        return redactor.redact(url().toString());
    }

    /** A message: method, address, status and the given remark. */
    public String describe(String remark) {
        return method() + " " + address() + ": " + status() + " " + remark;
    }

    /** The error that a response other than 2xx describes. */
    public ApiError error() {
        Optional<JsonValue> body = json();
        Optional<String> id =
                body.flatMap(ApiResponse::requestId).or(() -> Optional.ofNullable(head.header("x-request-id")));
        String message = isRedirect()
                ? redirection()
                : body.flatMap(ErrorMessage::in).map(ErrorMessage::text).orElseGet(() -> ErrorMessage.oneLine(text));
        return new ApiError(
                method(),
                address(),
                status(),
                id.map(this::shortened),
                body.flatMap(ErrorMessage::code).map(this::shortened),
                redactor.redact(message));
    }

    private String redirection() {
        return location()
                .map(target -> shortened("redirects to " + target + ", which is not followed"))
                .orElse("redirects without a valid location");
    }

    /** Redacts before it shortens, so that no part of a secret remains. */
    private String shortened(String text) {
        return ErrorMessage.oneLine(redactor.redact(text));
    }

    private Optional<JsonValue> json() {
        try {
            return Optional.of(JsonText.parseAnswer(text));
        } catch (InvalidJsonException notJson) {
            return Optional.empty();
        }
    }

    private static Optional<String> requestId(JsonValue body) {
        return body instanceof JsonObject object ? object.get("request_id").nonBlankText() : Optional.empty();
    }
}
