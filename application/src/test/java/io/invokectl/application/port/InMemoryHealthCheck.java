package io.invokectl.application.port;

import io.invokectl.domain.answer.ApiError;
import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.failure.ApiException;
import io.invokectl.domain.failure.InvokectlException;
import java.time.Instant;
import java.util.Optional;

/** An API that accepts one token, checked with that token or another. */
public final class InMemoryHealthCheck implements HealthCheck {
    private final boolean known;
    private Optional<InvokectlException> trouble = Optional.empty();
    private Optional<Instant> time = Optional.of(Instant.EPOCH);
    private Optional<String> proxy = Optional.empty();
    private Optional<Integer> authorities = Optional.empty();
    private int refusal = 401;

    public InMemoryHealthCheck(Optional<AccessToken> shown, AccessToken good) {
        this.known = shown.filter(good::equals).isPresent();
    }

    /** Fails every request. */
    public InMemoryHealthCheck failing(InvokectlException failure) {
        trouble = Optional.of(failure);
        return this;
    }

    /** Rejects with a status other than 401. */
    public InMemoryHealthCheck refusing(int status) {
        refusal = status;
        return this;
    }

    public InMemoryHealthCheck at(Optional<Instant> itsTime) {
        time = itsTime;
        return this;
    }

    public InMemoryHealthCheck through(String name) {
        proxy = Optional.of(name);
        return this;
    }

    public InMemoryHealthCheck trusting(int number) {
        authorities = Optional.of(number);
        return this;
    }

    @Override
    public Optional<String> proxy() {
        return proxy;
    }

    @Override
    public Optional<Integer> authorities() {
        return authorities;
    }

    @Override
    public ApiHealth check() {
        trouble.ifPresent(failure -> {
            throw failure;
        });
        var error = new ApiError(
                "GET", "memory:/v1/models", refusal, Optional.empty(), Optional.empty(), "no list for you");
        return new ApiHealth(known ? Optional.empty() : Optional.of(ApiException.of(error)), time);
    }
}
