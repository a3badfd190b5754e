package io.invokectl.domain.failure;

import io.invokectl.domain.answer.ApiError;
import java.time.Duration;
import java.util.Optional;

/** The API responded with an error. */
public abstract sealed class ApiException extends InvokectlException {
    private final ApiError error;

    private ApiException(ApiError error, Optional<Duration> wait) {
        super(error.detail()
                + wait.map(asked -> "; the server asked to retry after " + asked.toSeconds() + " s")
                        .orElse(""));
        this.error = error;
    }

    /** The response. */
    public ApiError error() {
        return error;
    }

    /** Creates the exception for the status of a response. */
    public static ApiException of(ApiError error) {
        return of(error, Optional.empty());
    }

    /**
     * Creates the exception for the status of a response.
     *
     * @param wait the wait that the response asks for, if it was too long for a retry
     */
    public static ApiException of(ApiError error, Optional<Duration> wait) {
        return switch (error.status()) {
            case 401, 403 -> new UnauthorizedException(error);
            case 404 -> new InvocationNotFoundException(error);
            case 429 -> new TooManyRequestsException(error, wait);
            default ->
                error.isServerFault()
                        ? new ServiceUnavailableException(error, wait)
                        : new RequestRejectedException(error);
        };
    }

    /** The API rejected the token (401), or denied it the model, the network or the job (403). */
    public static final class UnauthorizedException extends ApiException {
        private UnauthorizedException(ApiError error) {
            super(error, Optional.empty());
        }
    }

    /** The API has no job with this ID, or does not show it to this token (404). */
    public static final class InvocationNotFoundException extends ApiException {
        private InvocationNotFoundException(ApiError error) {
            super(error, Optional.empty());
        }
    }

    /** The API's rate limit was exceeded on every attempt (429). */
    public static final class TooManyRequestsException extends ApiException {
        private TooManyRequestsException(ApiError error, Optional<Duration> wait) {
            super(error, wait);
        }
    }

    /** The service failed on every attempt (5xx except 501). */
    public static final class ServiceUnavailableException extends ApiException {
        private ServiceUnavailableException(ApiError error, Optional<Duration> wait) {
            super(error, wait);
        }
    }

    /** The API rejected the request and would reject it again: 3xx that is not followed, 4xx, 501. */
    public static final class RequestRejectedException extends ApiException {
        private RequestRejectedException(ApiError error) {
            super(error, Optional.empty());
        }
    }
}
