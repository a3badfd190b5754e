package io.invokectl.domain.answer;

import static io.invokectl.domain.Json.array;
import static io.invokectl.domain.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.domain.json.JsonNull;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ErrorMessageTest {

    @Test
    void names_the_field_and_the_kind_of_invalid_input() {
        var body = object(
                "detail",
                array(
                        object("loc", array("body", "speed"), "msg", "too large", "type", "less_than_equal"),
                        object("loc", array("body", "loras", 0), "msg", "no path", "type", "missing"),
                        object("loc", array("body"), "msg", "all wrong")));

        assertThat(ErrorMessage.in(body))
                .contains(new ErrorMessage(
                        "speed: too large; item 0: no path; all wrong", Optional.of("less_than_equal")));
    }

    @Test
    void finds_the_type_with_the_message() {
        assertThat(ErrorMessage.in(object("detail", "Request timed out", "error_type", "request_timeout")))
                .contains(new ErrorMessage("Request timed out", Optional.of("request_timeout")));
        assertThat(ErrorMessage.in(object("error", object("message", "m", "type", "t"))))
                .contains(new ErrorMessage("m", Optional.of("t")));
    }

    @Test
    void is_empty_without_a_message() {
        assertThat(ErrorMessage.in(JsonNull.NULL)).isEmpty();
        assertThat(ErrorMessage.in(object())).isEmpty();
        assertThat(ErrorMessage.in(object("message", " ", "error", null))).isEmpty();
        assertThat(ErrorMessage.in(array(object(), 7))).isEmpty();
    }

    @Test
    void truncates_between_code_points() {
        String cut = ErrorMessage.oneLine("😀".repeat(400));

        assertThat(cut.codePointCount(0, cut.length())).isEqualTo(300);
        assertThat(cut).endsWith("😀…");
    }
}
