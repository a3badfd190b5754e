package io.invokectl.domain.submission;

import static io.invokectl.domain.Json.array;
import static io.invokectl.domain.Json.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.domain.failure.InvalidSubmissionException;
import io.invokectl.domain.json.JsonBoolean;
import io.invokectl.domain.json.JsonNull;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;
import io.invokectl.domain.value.InvalidValueException;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class InputFieldTest {

    @Test
    void a_name_sets_a_member() {
        assertThat(laid("seed", 7)).isEqualTo(object("seed", 7));
        assertThat(over(object("seed", 1, "n", 2), "seed", 7)).isEqualTo(object("seed", 7, "n", 2));
    }

    @Test
    void brackets_nest() {
        assertThat(laid("image_size[width]", 8)).isEqualTo(object("image_size", object("width", 8)));
        assertThat(over(object("image_size", object("width", 8)), "image_size[height]", 9))
                .isEqualTo(object("image_size", object("width", 8, "height", 9)));
        assertThat(laid("a[b][c][d]", 1)).isEqualTo(object("a", object("b", object("c", object("d", 1)))));
    }

    @Test
    void empty_brackets_add_an_item() {
        assertThat(over(laid("n[]", 1), "n[]", 2)).isEqualTo(object("n", array(1, 2)));
        assertThat(laid("n[][]", 1)).isEqualTo(object("n", array(array(1))));
    }

    @Test
    void members_go_into_the_last_item_until_it_has_them() {
        JsonObject one = over(laid("loras[][path]", 1), "loras[][scale]", 2);
        assertThat(one).isEqualTo(object("loras", array(object("path", 1, "scale", 2))));

        assertThat(over(one, "loras[][path]", 3))
                .isEqualTo(object("loras", array(object("path", 1, "scale", 2), object("path", 3))));
    }

    @Test
    void replaces_a_null_on_the_path() {
        assertThat(over(object("a", JsonNull.NULL), "a[b]", 1)).isEqualTo(object("a", object("b", 1)));
    }

    @Test
    void rejects_a_path_through_a_scalar() {
        assertThatThrownBy(() -> over(object("a", object("b", 1)), "a[b][c]", 2))
                .isInstanceOf(InvalidSubmissionException.class)
                .hasMessage("input.a.b already exists and is not an object");
        assertThatThrownBy(() -> over(object("a", "text"), "a[]", 2))
                .hasMessage("input.a already exists and is not an array");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[a]", "a[", "a[b", "a[b]c", "a[b]]", "a[b]c[d]"})
    void rejects_a_malformed_path(String place) {
        assertThatThrownBy(() -> InputField.at(place, JsonNull.NULL)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void limits_the_depth_of_a_path() {
        assertThat(laid("a" + "[b]".repeat(62), 1).get("a")).isInstanceOf(JsonObject.class);
        assertThatThrownBy(() -> laid("a" + "[b]".repeat(63), 1))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("the field \"a\" is nested deeper than 64 levels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[b]", "[]"})
    void rejects_an_unclosed_bracket(String step) {
        assertThatThrownBy(() -> laid("a" + step.repeat(20_000), 1))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("the field \"a\" is nested deeper than 64 levels");
    }

    @Test
    void parses_typed_values() {
        assertThat(InputField.typed("true")).isEqualTo(new JsonBoolean(true));
        assertThat(InputField.typed("false")).isEqualTo(new JsonBoolean(false));
        assertThat(InputField.typed("null")).isEqualTo(JsonNull.NULL);
        assertThat(InputField.typed("196619188014358661")).isEqualTo(new JsonNumber("196619188014358661"));
        assertThat(InputField.typed("-1.50")).isEqualTo(new JsonNumber("-1.50"));
        assertThat(InputField.typed("007")).isEqualTo(new JsonString("007"));
        assertThat(InputField.typed("True")).isEqualTo(new JsonString("True"));
        assertThat(InputField.typed("")).isEqualTo(new JsonString(""));
    }

    private static JsonObject laid(String place, int value) {
        return over(JsonObject.EMPTY, place, value);
    }

    private static JsonObject over(JsonObject input, String place, int value) {
        return InputField.over(input, List.of(InputField.at(place, JsonNumber.of(value))));
    }
}
