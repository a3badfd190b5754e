package io.invokectl.cli.output;

import static java.util.Map.entry;

import io.invokectl.domain.answer.ApiError;
import io.invokectl.domain.attempt.Evidence;
import io.invokectl.domain.failure.ApiException;
import io.invokectl.domain.failure.ApiException.InvocationNotFoundException;
import io.invokectl.domain.failure.ApiException.RequestRejectedException;
import io.invokectl.domain.failure.ApiException.ServiceUnavailableException;
import io.invokectl.domain.failure.ApiException.TooManyRequestsException;
import io.invokectl.domain.failure.ApiException.UnauthorizedException;
import io.invokectl.domain.failure.IdempotencyConflictException;
import io.invokectl.domain.failure.InvalidManifestException;
import io.invokectl.domain.failure.InvalidSettingException;
import io.invokectl.domain.failure.InvalidSubmissionException;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.failure.MediaUnavailableException;
import io.invokectl.domain.failure.MissingTokenException;
import io.invokectl.domain.failure.NoMediaException;
import io.invokectl.domain.failure.NotInDoubtException;
import io.invokectl.domain.failure.PlainHttpException;
import io.invokectl.domain.failure.RateLimitException;
import io.invokectl.domain.failure.SubmissionInDoubtException;
import io.invokectl.domain.failure.TokenWithheldException;
import io.invokectl.domain.failure.UnexpectedResponseException;
import io.invokectl.domain.failure.UnknownContextException;
import io.invokectl.domain.failure.UnknownJobException;
import io.invokectl.domain.failure.UnreachableException;
import io.invokectl.domain.failure.WrongEndpointException;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.json.JsonObject;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A failure as it is reported to the user. This is the only place that maps exceptions to messages, hints and exit codes.
 *
 * @param code the exit code
 * @param detail what failed, and where
 * @param status the HTTP status of the response that caused the failure, if any
 * @param requestId the request ID of the job if it is known, else the one that the API assigned to the response
 * @param hint the next step, if any
 */
public record ErrorReport(
        ExitCode code, String detail, Optional<Integer> status, Optional<String> requestId, Optional<String> hint) {
    private static final Map<Class<?>, ExitCode> CODES = Map.ofEntries(
            entry(UsageException.class, ExitCode.USAGE),
            entry(InvalidSettingException.class, ExitCode.USAGE),
            entry(InvalidManifestException.class, ExitCode.USAGE),
            entry(PlainHttpException.class, ExitCode.USAGE),
            entry(InvalidSubmissionException.class, ExitCode.USAGE),
            entry(UnknownContextException.class, ExitCode.USAGE),
            entry(IdempotencyConflictException.class, ExitCode.USAGE),
            entry(NotInDoubtException.class, ExitCode.USAGE),
            entry(RequestRejectedException.class, ExitCode.FAILED),
            entry(UnexpectedResponseException.class, ExitCode.FAILED),
            entry(NoMediaException.class, ExitCode.FAILED),
            entry(SubmissionInDoubtException.class, ExitCode.IN_DOUBT),
            entry(UnauthorizedException.class, ExitCode.UNAUTHORIZED),
            entry(MissingTokenException.class, ExitCode.UNAUTHORIZED),
            entry(WrongEndpointException.class, ExitCode.UNAUTHORIZED),
            entry(TokenWithheldException.class, ExitCode.UNAUTHORIZED),
            entry(RateLimitException.class, ExitCode.UNAVAILABLE),
            entry(TooManyRequestsException.class, ExitCode.UNAVAILABLE),
            entry(ServiceUnavailableException.class, ExitCode.UNAVAILABLE),
            entry(LocalFileException.class, ExitCode.LOCAL_FILE),
            entry(LedgerException.class, ExitCode.LEDGER),
            entry(InvocationNotFoundException.class, ExitCode.NOT_FOUND),
            entry(UnknownJobException.class, ExitCode.NOT_FOUND),
            entry(UnreachableException.class, ExitCode.NETWORK));

    /** Creates a report without a response and a hint. */
    public static ErrorReport of(ExitCode code, String detail) {
        return of(code, detail, Optional.empty());
    }

    /** Creates a report without a response. */
    public static ErrorReport of(ExitCode code, String detail, Optional<String> hint) {
        return new ErrorReport(code, detail, Optional.empty(), Optional.empty(), hint);
    }

    /** Creates the report on an exception or error. */
    public static ErrorReport of(Throwable thrown, Hints hints) {
        Optional<ApiError> error = apiError(thrown);
        Optional<String> id = requestId(thrown).or(() -> error.flatMap(ApiError::requestId));
        return new ErrorReport(code(thrown), detail(thrown), error.map(ApiError::status), id, hints.on(thrown));
    }

    /** Returns this report with a prefix that says what failed. */
    public ErrorReport about(String what) {
        return new ErrorReport(code, what + ": " + detail, status, requestId, hint);
    }

    /** Returns the report as an element of {@code errors} in JSON output. */
    public JsonObject toJson() {
        JsonObject json = JsonObject.EMPTY.with("detail", detail).with("code", code.word());
        if (status.isPresent()) {
            json = json.with("status", status.get());
        }
        if (requestId.isPresent()) {
            json = json.with("request_id", requestId.get());
        }
        return hint.isPresent() ? json.with("hint", hint.get()) : json;
    }

    private static ExitCode code(Throwable thrown) {
        return thrown instanceof MediaUnavailableException media
                ? code(media.why())
                : CODES.getOrDefault(thrown.getClass(), ExitCode.INTERNAL);
    }

    private static ExitCode code(MediaUnavailableException.Cause why) {
        return switch (why) {
            case GONE, UNSAFE, REFUSED -> ExitCode.FAILED;
            case UNAVAILABLE -> ExitCode.UNAVAILABLE;
            case UNREACHABLE, UNTRUSTED_ISSUER -> ExitCode.NETWORK;
        };
    }

    private static String detail(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage());
        if (thrown instanceof SubmissionInDoubtException doubt) {
            return message
                    + doubt.evidence()
                            .map(evidence -> " (" + words(evidence) + ")")
                            .orElse("");
        }
        return code(thrown) == ExitCode.INTERNAL
                ? "internal error: " + thrown.getClass().getSimpleName() + place(thrown) + ": " + message
                : message;
    }

    private static String place(Throwable thrown) {
        return Stream.of(thrown.getStackTrace())
                .findFirst()
                .map(frame -> " at " + frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("");
    }

    private static String words(Evidence evidence) {
        return "started at " + evidence.startedAt().truncatedTo(ChronoUnit.MILLIS) + ", " + evidence.bytesSent()
                + " bytes of the body sent, phase " + evidence.phase() + ", ended at "
                + evidence.endedAt().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Optional<ApiError> apiError(Throwable thrown) {
        if (thrown instanceof ApiException response) {
            return Optional.of(response.error());
        }
        return thrown instanceof SubmissionInDoubtException doubt ? doubt.error() : Optional.empty();
    }

    private static Optional<String> requestId(Throwable thrown) {
        return thrown instanceof SubmissionInDoubtException doubt
                ? doubt.requestId().map(RequestId::value)
                : Optional.empty();
    }
}
