package io.invokectl.http;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.port.RateLimiter;
import io.invokectl.domain.failure.ApiException;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.ServiceUnavailableException;
import io.invokectl.domain.failure.TooManyRequestsException;
import io.invokectl.domain.failure.UnreachableException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Questions to the API: repeated until there is a whole answer of 2xx, or none is to be had. Thread-safe. */
final class Inquiries implements AutoCloseable {
    private final ApiGate gate;
    private final Reads reads;
    private final InstantSource clock;

    Inquiries(
            ApiGate gate,
            HttpSettings settings,
            RateLimiter budget,
            InstantSource clock,
            RandomGenerator random,
            ProgressListener notices) {
        this.gate = gate;
        this.reads = new Reads(settings.retry(), settings.patience().read(), budget, clock, random, notices);
        this.clock = clock;
    }

    /**
     * The whole answer to a question.
     *
     * @param what method and address, for messages
     */
    Answer ask(String what, Deadline deadline, ApiGate.Route route) throws InterruptedException {
        return reads.read(deadline, () -> tooLate(what), leash -> once(route, leash));
    }

    /** Whatever comes in answer to a question. */
    Answer answer(String what, Deadline deadline, ApiGate.Route route) throws InterruptedException {
        return reads.read(deadline, () -> tooLate(what), leash -> send(route, leash));
    }

    private static UnreachableException tooLate(String what) {
        return new UnreachableException(what + ": no answer in time");
    }

    private Answer once(ApiGate.Route route, Leash leash) {
        Answer answer = send(route, leash);
        if (!answer.isSuccess()) {
            InvokectlException failure = ApiException.of(answer.error());
            throw failure instanceof TooManyRequestsException || failure instanceof ServiceUnavailableException
                    ? new Passing(failure, answer.rate(clock.instant()).retryAfter())
                    : failure;
        }
        if (answer.brokeOff()) {
            throw new Passing(new UnreachableException(answer.says("the answer broke off")), Optional.empty());
        }
        return answer;
    }

    private Answer send(ApiGate.Route route, Leash leash) {
        try {
            return gate.get(route, leash);
        } catch (NoAnswer none) {
            var failure = new UnreachableException(none.problem());
            throw none.isRetryable() ? new Passing(failure, Optional.empty()) : failure;
        }
    }

    @Override
    public void close() {
        reads.close();
    }
}
