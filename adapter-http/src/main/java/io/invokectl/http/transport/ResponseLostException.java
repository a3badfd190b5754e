package io.invokectl.http.transport;

import io.invokectl.domain.answer.ErrorMessage;
import io.invokectl.domain.attempt.NetworkFault;

/** A request failed before the head of a response arrived. The message names method, address and problem. */
public final class ResponseLostException extends Exception {
    private final String message;
    private final Exchange exchange;
    private final NetworkFault fault;
    private final boolean certainlyUnprocessed;

    ResponseLostException(Exchange exchange, NetworkErrors errors, SecretRedactor redactor) {
        super(errors.failure());
        this.message = redactor.redact(exchange.request()) + ": "
                + ErrorMessage.oneLine(redactor.redact(errors.describe(exchange.hasLeft())));
        this.exchange = exchange;
        this.fault = errors.fault();
        this.certainlyUnprocessed = !exchange.hasLeft() || errors.isUnprocessed();
    }

    @Override
    public String getMessage() {
        return message;
    }

    /** The evidence. */
    public Exchange exchange() {
        return exchange;
    }

    /** Whether nothing of the request left this machine, or the server guarantees that it processed nothing of it. */
    public boolean isCertainlyUnprocessed() {
        return certainlyUnprocessed;
    }

    /** The kind of failure. */
    public NetworkFault fault() {
        return fault;
    }
}
