package io.invokectl.http;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.Notices;
import io.invokectl.application.port.RateBudget;
import io.invokectl.domain.failure.ApiException;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.RateLimited;
import io.invokectl.domain.failure.ServiceUnavailable;
import io.invokectl.domain.failure.Unreachable;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Questions to the API: repeated until there is a whole answer of 2xx, or none is to be had. Thread-safe. */
final class Inquiries implements AutoCloseable {
    private final ApiGate gate;
    private final Reads reads;
    private final RateBudget budget;
    private final InstantSource clock;

    Inquiries(
            ApiGate gate,
            HttpSettings settings,
            RateBudget budget,
            InstantSource clock,
            RandomGenerator random,
            Notices notices) {
        this.gate = gate;
        this.reads = new Reads(settings.retry(), settings.patience().read(), budget, clock, random, notices);
        this.budget = budget;
        this.clock = clock;
    }

    /**
     * The whole answer to a question.
     *
     * @param what method and address, for messages
     */
    Answer ask(String what, Deadline deadline, ApiGate.Route route) throws InterruptedException {
        return reads.read(what, deadline, onTimeOut -> once(route, onTimeOut));
    }

    /** Passes on what an answer says of the API's limits. */
    RateHeaders heard(Answer answer) {
        var rate = new RateHeaders(answer.headers(), answer.status(), clock.instant());
        rate.limits().forEach(budget::heard);
        return rate;
    }

    private Answer once(ApiGate.Route route, Consumer<Runnable> onTimeOut) {
        Answer answer = send(route, onTimeOut);
        RateHeaders rate = heard(answer);
        if (!answer.isSuccess()) {
            InvokectlException failure = ApiException.of(answer.error());
            throw failure instanceof RateLimited || failure instanceof ServiceUnavailable
                    ? new Passing(failure, rate.retryAfter())
                    : failure;
        }
        if (answer.transmission().cut().isPresent()) {
            throw new Passing(new Unreachable(answer.says("the answer broke off")), Optional.empty());
        }
        return answer;
    }

    private Answer send(ApiGate.Route route, Consumer<Runnable> onTimeOut) {
        try {
            return gate.get(route, call -> onTimeOut.accept(call::cancel));
        } catch (NoAnswer none) {
            var failure = new Unreachable(none.problem());
            throw none.mayPass() ? new Passing(failure, Optional.empty()) : failure;
        }
    }

    @Override
    public void close() {
        reads.close();
    }
}
