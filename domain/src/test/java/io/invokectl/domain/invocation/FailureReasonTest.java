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
    void what_the_content_checker_refused_is_not_worth_another_try() {
        assertThat(advice("content_policy_violation"))
                .contains("the content checker refused it and will refuse the same input again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"internal_server_error", "generation_timeout", "runner_disconnected", "request_timeout"})
    void a_fault_of_the_service_is_and_costs_as_much_as_a_new_job(String type) {
        assertThat(advice(type))
                .contains("the fault is the service's: a new job may succeed, and is charged as a new job");
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
    void a_bad_input_is_to_be_corrected_and_may_have_been_charged(String type) {
        assertThat(advice(type)).contains("correct the input; the refused job may be charged all the same");
    }

    @Test
    void without_a_type_there_is_no_advice() {
        assertThat(new FailureReason("boom", Optional.empty()).advice()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"quota_exceeded", "client_cancelled", "image_studio_closed", "", "MISSING"})
    void a_type_that_is_not_known_gives_no_advice(String type) {
        assertThat(advice(type)).isEmpty();
    }

    private static Optional<String> advice(String type) {
        return new FailureReason("words", Optional.of(type)).advice();
    }
}
