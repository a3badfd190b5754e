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

    /** fal's own types for inputs, then those of the schema check before the model, which is pydantic's. */
    private static final Set<String> INPUT_FAULTS = Set.of(
            "image_too_small",
            "image_too_large",
            "image_load_error",
            "file_download_error",
            "file_too_large",
            "greater_than",
            "greater_than_equal",
            "less_than",
            "less_than_equal",
            "multiple_of",
            "sequence_too_short",
            "sequence_too_long",
            "missing",
            "value_error",
            "value_error.missing",
            "type_error",
            "literal_error",
            "enum",
            "extra_forbidden",
            "finite_number",
            "string_type",
            "string_too_short",
            "string_too_long",
            "int_type",
            "int_parsing",
            "int_from_float",
            "float_type",
            "float_parsing",
            "bool_type",
            "bool_parsing",
            "list_type",
            "dict_type",
            "too_short",
            "too_long");

    static FailureReason of(Envelope envelope) {
        return ErrorMessage.in(envelope.error())
                .or(() -> ErrorMessage.in(envelope.output()))
                .map(message -> new FailureReason(message.text(), message.type()))
                .orElse(new FailureReason("the API gave no reason", Optional.empty()));
    }

    /**
     * What to do about it, where the type is one that is known. fal publishes the types; whether DigitalOcean charges for a failed
     * job is published nowhere.
     */
    public Optional<String> advice() {
        return type.flatMap(name -> {
            if (name.equals("content_policy_violation")) {
                return Optional.of("the content checker refused it and will refuse the same input again");
            }
            if (SERVICE_FAULTS.contains(name) || name.startsWith("runner_")) {
                return Optional.of("the fault is the service's: a new job may succeed, and is charged as a new job");
            }
            return INPUT_FAULTS.contains(name)
                    ? Optional.of("correct the input; the refused job may be charged all the same")
                    : Optional.empty();
        });
    }
}
