package io.invokectl.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonNull;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;
import io.invokectl.domain.json.JsonValue;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class JsonTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"z\":1,\"a\":{\"b\":{},\"c\":[],\"d\":[1,[2],{\"k\":null}]},\"ok\":true,\"no\":false}",
                "[2.0,0.1,1e21,1E-7,-3,100000000000000000000,3.141592653589793238]",
                "\"é 漢 😀 <&> / ' \\\" \\\\ \\n \\t \\u0000 \\u001b\"",
                "null",
                "[]",
                "{}"
            })
    void text_survives_a_round_trip(String text) {
        assertThat(JsonText.compact(JsonText.parse(text))).isEqualTo(text);
    }

    @Test
    void recorded_text_may_be_nested_deeper() {
        String deep = "[".repeat(100) + "]".repeat(100);

        assertThat(JsonText.compact(JsonText.parseKept(deep))).isEqualTo(deep);
        assertThatThrownBy(() -> JsonText.parseAnswer(deep)).isInstanceOf(InvalidJsonException.class);
        assertThatThrownBy(() -> JsonText.parseKept("[".repeat(129) + "]".repeat(129)))
                .hasMessageStartingWith("nested deeper than 128");
    }

    @Test
    void indented_text_is_indented_by_two() {
        assertThat(JsonText.indented(JsonText.parse("{\"a\":{\"b\":{},\"c\":[],\"d\":[1,{\"k\":null}]}}")))
                .isEqualTo("""
                        {
                          "a": {
                            "b": {},
                            "c": [],
                            "d": [
                              1,
                              {
                                "k": null
                              }
                            ]
                          }
                        }""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                     | empty",
                "'  \n '                | empty",
                "{                      | ends too early (line 1 column 2)",
                "'{\"a\": '             | ends too early (line 1 column 7)",
                "'{\"a\": \"half'       | not JSON (line 1 column 12)",
                "{model_id: 1}          | not JSON (line 1 column 3)",
                "{'a': 1}               | not JSON (line 1 column 3)",
                "[1,]                   | not JSON (line 1 column 5)",
                "[01]                   | not JSON (line 1 column 2)",
                "[+1]                   | not JSON (line 1 column 2)",
                "[NaN]                  | not JSON (line 1 column 2)",
                "[True]                 | not JSON (line 1 column 2)",
                "'[1, // no\n2]'        | not JSON (line 1 column 6)",
                "'{\"a\":1}\n{\"b\":2}' | not JSON (line 2 column 2)",
                "'{\"a\":1} trailing'   | not JSON (line 1 column 10)",
                "'{\n\"a\":1,\n\"a\":2}' | duplicate member \"a\" (line 3 column 4)",
            })
    void invalid_json_is_rejected_with_its_position(String text, String problem) {
        assertThatThrownBy(() -> JsonText.parse(text))
                .isInstanceOf(InvalidJsonException.class)
                .hasMessage(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{\"a\": ", "{\"a\": \"half", "{\"a", "[1,", "[12", "[tru", "[\"a\\", "[[]"})
    void truncated_text_ends_too_early(String text) {
        assertThat(invalid(text).endsTooEarly()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "{a: 1", "[1,] ", "{} x", "[+1]", "not found", "[1 2", "{\"a\" 1"})
    void text_with_an_error_before_its_end_does_not_end_too_early(String text) {
        assertThat(invalid(text).endsTooEarly()).isFalse();
    }

    private static InvalidJsonException invalid(String text) {
        return catchThrowableOfType(InvalidJsonException.class, () -> JsonText.parseAnswer(text));
    }

    @Test
    void unescaped_control_characters_are_accepted_from_servers_only() {
        assertThatThrownBy(() -> JsonText.parse("\"a\u0001b\"")).isInstanceOf(InvalidJsonException.class);
        assertThat(JsonText.parseAnswer("\"a\u0001b\"")).isEqualTo(new JsonString("a\u0001b"));
    }

    @Test
    void nesting_is_limited_to_64() {
        assertThat(JsonText.parse("[".repeat(64) + "]".repeat(64))).isInstanceOf(JsonArray.class);
        assertThatThrownBy(() -> JsonText.parse("[".repeat(65) + "]".repeat(65)))
                .hasMessageStartingWith("nested deeper than 64");
        assertThatThrownBy(() -> JsonText.parse("[".repeat(100_000))).isInstanceOf(InvalidJsonException.class);
    }

    @Test
    void bytes_are_utf_8_of_limited_length() {
        assertThat(JsonText.parse("\ufeff{\"a\":\"é\"}".getBytes(UTF_8))).isEqualTo(JsonObject.EMPTY.with("a", "é"));
        assertThatThrownBy(() -> JsonText.parse(new byte[] {'"', (byte) 0xff, '"'}))
                .hasMessage("it is not UTF-8");
        assertThatThrownBy(() -> JsonText.parse(new byte[JsonText.MAX_BYTES + 1]))
                .hasMessage("larger than 16 MiB");
    }

    @Test
    void the_last_of_duplicate_members_from_a_server_counts() {
        assertThat(JsonText.parseAnswer("{\"a\":1,\"a\":2}")).isEqualTo(JsonText.parse("{\"a\":2}"));
    }

    @Test
    void control_characters_are_escaped_without_changing_the_value() {
        var nasty = new JsonString("\u001b[2J\u007f\u009b\u202e\u2066 \ud800 😀");

        String text = JsonText.compact(nasty);

        assertThat(text).isEqualTo("\"\\u001b[2J\\u007f\\u009b\\u202e\\u2066 \\ud800 😀\"");
        assertThat(JsonText.parseAnswer(text)).isEqualTo(nasty);
    }

    @Test
    void truncated_text_gives_its_complete_values() {
        String text = "{\"request_id\":\"req_1\",\"n\":[1,2],\"output\":{\"images\":[{\"url\":\"x\"}]}}";
        assertThat(JsonText.parseBeginning(text.substring(0, 21)))
                .isEqualTo(JsonObject.EMPTY.with("request_id", "req_1"));
        assertThat(JsonText.parseBeginning(text.substring(0, 20))).isEqualTo(JsonObject.EMPTY);
        assertThat(JsonText.parseBeginning(text.substring(0, text.length() - 1)))
                .isEqualTo(JsonText.parse(text));
        assertThat(JsonText.parseBeginning("{\"a\":1} and then <html>")).isEqualTo(JsonText.parse("{\"a\":1}"));
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 70, 300, 100_000})
    void values_nested_too_deeply_are_omitted_and_their_siblings_retained(int depth) {
        String deep = "[".repeat(depth) + "7" + "]".repeat(depth);
        String text = "{\"output\":" + deep + ",\"request_id\":\"req_deep\",\"list\":[" + deep + ",1]}";

        JsonObject read = (JsonObject) JsonText.parseBeginning(text);

        assertThat(read.get("request_id")).isEqualTo(new JsonString("req_deep"));
        assertThat(((JsonArray) read.get("list")).items()).endsWith(new JsonNumber("1"));
    }

    @Test
    void a_truncated_value_nested_too_deeply_ends_the_text() {
        assertThat(JsonText.parseBeginning("{\"request_id\":\"req_1\",\"output\":" + "[".repeat(70)))
                .isInstanceOfSatisfying(
                        JsonObject.class,
                        read -> assertThat(read.get("request_id")).isEqualTo(new JsonString("req_1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "\"half", "tru", "}"})
    void text_without_a_complete_value_is_null(String text) {
        assertThat(JsonText.parseBeginning(text)).isEqualTo(JsonNull.NULL);
    }

    @Test
    void every_prefix_of_a_text_can_be_parsed() {
        String text = "[{\"request_id\":\"a\\u00e9\\\"b\",\"x\":[null,true,-1.5e3,{\"y\":{}}]}]";
        for (int end = 0; end <= text.length(); end++) {
            JsonValue read = JsonText.parseBeginning(text.substring(0, end));

            assertThat(read).as(text.substring(0, end)).isNotNull();
        }
    }

    @Test
    void a_string_that_contains_json_is_unfolded_and_other_values_are_unchanged() {
        assertThat(JsonText.unfold(new JsonString(" {\"a\":[1]}"))).isEqualTo(JsonText.parse("{\"a\":[1]}"));
        assertThat(JsonText.unfold(new JsonString("[7]"))).isEqualTo(JsonArray.of(new JsonNumber("7")));
        for (JsonValue other : List.of(
                new JsonString("plain"),
                new JsonString("{broken"),
                new JsonString("7"),
                new JsonString(""),
                new JsonNumber("7"),
                JsonNull.NULL)) {
            assertThat(JsonText.unfold(other)).isSameAs(other);
        }
    }
}
