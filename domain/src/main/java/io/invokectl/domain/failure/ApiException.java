package io.invokectl.domain.failure;

import io.invokectl.domain.answer.ApiError;
import java.time.Duration;
import java.util.Optional;

/** The API responded with an error. */
public abstract sealed class ApiException extends InvokectlException
        permits InvocationNotFoundException,
                TooManyRequestsException,
                RequestRejectedException,
                ServiceUnavailableException,
                UnauthorizedException {
    private final ApiError error;

    ApiException(ApiError error, String remark) {
        super(error.detail() + remark);
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
     * @param error the response
     * @param wait the wait that the response asks for, if it was too long for a retry
     */
    public static ApiException of(ApiError error, Optional<Duration> wait) {
        int status = error.status();
        if (status == 401 || status == 403) {
            return new UnauthorizedException(error);
        }
        if (status == 404) {
            return new InvocationNotFoundException(error);
        }
        if (status == 429) {
            return new TooManyRequestsException(error, wait);
        }
        return error.isServerFault()
                ? new ServiceUnavailableException(error, wait)
                : new RequestRejectedException(error);
    }

    static String remark(Optional<Duration> wait) {
        return wait.map(asked -> "; the server asked to retry after " + asked.toSeconds() + " s")
                .orElse("");
    }
}
