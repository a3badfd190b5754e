package io.invokectl.domain.invocation;

import io.invokectl.domain.answer.ErrorMessage;
import java.util.Optional;
import java.util.Set;

/**
 * Why a job failed, as far as anybody says.
 *
 * @param text in words, on one line
 * @param type fal's name for the kind of failure, such as {@code content_policy_violation}, where it is given
 */
public record FailureReason(String text, Optional<String> type) {
    private static final Set<String> SERVICE_FAULTS = Set.of(
            "internal_server_error",
            "internal_error",
            "generation_timeout",
            "request_timeout",
            "startup_timeout",
            "downstream_service_error",
            "downstream_service_unavailable");

    static FailureReason of(Envelope envelope) {
        return ErrorMessage.in(envelope.error())
                .or(() -> ErrorMessage.in(envelope.output()))
                .map(message -> new FailureReason(message.text(), message.type()))
                .orElse(new FailureReason("the API gave no reason", Optional.empty()));
    }

    /**
     * What to do about it, where the type tells. fal publishes the types; whether DigitalOcean charges for a failed
     * job is published nowhere.
     */
    public Optional<String> advice() {
        return type.map(name -> {
            if (name.equals("content_policy_violation")) {
                return "the content checker refused it and will refuse the same input again";
            }
            if (SERVICE_FAULTS.contains(name) || name.startsWith("runner_")) {
                return "the fault is the service's: a new job may succeed, and is charged as a new job";
            }
            return "correct the input; the refused job may be charged all the same";
        });
    }
}
