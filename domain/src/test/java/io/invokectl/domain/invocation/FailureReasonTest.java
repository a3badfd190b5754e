package io.invokectl.domain.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class FailureReasonTest {

    @Test
    void advises_against_retrying_input_that_the_content_checker_rejected() {
        assertThat(advice("content_policy_violation"))
                .contains("the content checker rejected the input and will reject it again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"internal_server_error", "generation_timeout", "runner_disconnected", "request_timeout"})
    void advises_a_new_job_after_a_service_failure(String type) {
        assertThat(advice(type)).contains("the service failed: a new job may succeed and is charged separately");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "missing",
                "value_error.missing",
                "literal_error",
                "string_type",
                "greater_than",
                "greater_than_equal",
                "less_than",
                "less_than_equal",
                "multiple_of",
                "sequence_too_short",
                "sequence_too_long",
                "image_too_small",
                "image_too_large",
                "image_load_error",
                "file_download_error",
                "file_too_large"
            })
    void advises_to_correct_invalid_input(String type) {
        assertThat(advice(type)).contains("correct the input; the failed job may still be charged");
    }

    @Test
    void gives_no_advice_without_a_type() {
        assertThat(new FailureReason("boom", Optional.empty()).advice()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"quota_exceeded", "client_cancelled", "image_studio_closed", "", "MISSING"})
    void gives_no_advice_for_an_unknown_type(String type) {
        assertThat(advice(type)).isEmpty();
    }

    private static Optional<String> advice(String type) {
        return new FailureReason("words", Optional.of(type)).advice();
    }
}
