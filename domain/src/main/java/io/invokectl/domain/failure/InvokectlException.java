package io.invokectl.domain.failure;

/**
 * A use case could not do what it was asked to. The message says what happened and where, on one line, and holds no
 * secret.
 */
public abstract sealed class InvokectlException extends RuntimeException
        permits ApiException,
                InvalidManifestException,
                InvalidSettingException,
                InvalidSubmissionException,
                IdempotencyConflictException,
                LedgerException,
                LocalFileException,
                MediaUnavailableException,
                MissingTokenException,
                PlainHttpException,
                NotInDoubtException,
                RateLimitException,
                SubmissionInDoubtException,
                WrongEndpointException,
                TokenWithheldException,
                UnexpectedResponseException,
                UnknownContextException,
                UnknownJobException,
                UnreachableException {

    private final String message;

    InvokectlException(String message) {
        super(message);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
