package io.invokectl.domain.failure;

import io.invokectl.domain.answer.ApiError;
import java.time.Duration;
import java.util.Optional;

/** The API answered, and the answer was no. */
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

    /** The answer. */
    public ApiError error() {
        return error;
    }

    /** The exception that fits the status of an answer. */
    public static ApiException of(ApiError error) {
        return of(error, Optional.empty());
    }

    /**
     * The exception that fits the status of an answer.
     *
     * @param error the answer
     * @param wait how long the answer asks to wait before the next request, where that is why nobody asks again
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
        return wait.map(asked -> "; the next request is asked to wait " + asked.toSeconds() + " s")
                .orElse("");
    }
}
