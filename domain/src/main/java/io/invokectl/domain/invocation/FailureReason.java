package io.invokectl.domain.invocation;

import io.invokectl.domain.answer.ErrorMessage;
import java.util.Optional;
import java.util.Set;

/**
 * Reason why a job failed.
 *
 * @param text the reason, in one line
 * @param type fal's failure type, such as {@code content_policy_violation}, if given
 */
public record FailureReason(String text, Optional<String> type) {
    private static final Set<String> SERVICE_FAULTS = words("""
            internal_server_error internal_error generation_timeout request_timeout startup_timeout
            downstream_service_error downstream_service_unavailable
            """);

    /** fal's types for invalid input, then those of pydantic, which validates the input before the model runs. */
    private static final Set<String> INPUT_FAULTS = words("""
            image_too_small image_too_large image_load_error file_download_error file_too_large greater_than
            greater_than_equal less_than less_than_equal multiple_of sequence_too_short sequence_too_long missing value_error
            value_error.missing type_error literal_error enum extra_forbidden finite_number string_type string_too_short
            string_too_long int_type int_parsing int_from_float float_type float_parsing bool_type bool_parsing list_type
            dict_type too_short too_long
            """);

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }

    static FailureReason of(Envelope envelope) {
        return ErrorMessage.in(envelope.error())
                .or(() -> ErrorMessage.in(envelope.output()))
                .map(message -> new FailureReason(message.text(), message.type()))
                .orElse(new FailureReason("the API gave no reason", Optional.empty()));
    }

    /**
     * Advice for known types, which fal publishes. Whether DigitalOcean charges for failed jobs is not documented.
     */
    public Optional<String> advice() {
        return type.flatMap(name -> {
            if (name.equals("content_policy_violation")) {
                return Optional.of("the content checker rejected the input and will reject it again");
            }
            if (SERVICE_FAULTS.contains(name) || name.startsWith("runner_")) {
                return Optional.of("the service failed: a new job may succeed and is charged separately");
            }
            return INPUT_FAULTS.contains(name)
                    ? Optional.of("correct the input; the failed job may still be charged")
                    : Optional.empty();
        });
    }
}
