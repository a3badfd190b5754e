package io.invokectl.domain.failure;

/** Failure of a use case. The message says in one line what happened and where, and contains no secret. */
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
