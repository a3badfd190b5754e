package io.invokectl.domain.submission;

import static io.invokectl.domain.Json.array;
import static io.invokectl.domain.Json.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.domain.failure.InvalidSubmissionException;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;
import io.invokectl.domain.json.JsonValue;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class SubmissionDraftTest {
    private static final JsonObject BODY = object(
            "tags",
            array(object("key", "k", "value", "v")),
            "webhook",
            "kept",
            "input",
            object("prompt", "file", "n", 1),
            "model_id",
            "m1");

    @Test
    void keeps_the_body_with_known_members_first() {
        JsonObject sent = SubmissionDraft.of(BODY).finish().toJson();

        assertThat(sent).isEqualTo(BODY);
        assertThat(sent.members().keySet()).containsExactly("model_id", "input", "tags", "webhook");
    }

    @Test
    void values_override_the_body_and_tags_are_added() {
        Submission submission = SubmissionDraft.of(BODY)
                .with(new ModelId("m2"))
                .with(List.of(InputField.at("prompt", new JsonString("flag"))))
                .with(new Tag("a", "b"))
                .finish();

        assertThat(submission.toJson())
                .isEqualTo(BODY.with("model_id", "m2")
                        .with("input", object("prompt", "flag", "n", 1))
                        .with("tags", array(object("key", "k", "value", "v"), object("key", "a", "value", "b"))));
    }

    @Test
    void sets_fields_in_order_and_without_fields_no_input() {
        SubmissionDraft draft = SubmissionDraft.EMPTY.with(List.of(
                InputField.at("a[b]", new JsonString("1")),
                InputField.at("n[]", new JsonString("2")),
                InputField.at("a", new JsonString("3")),
                InputField.at("n[]", new JsonString("4"))));

        assertThat(draft.input()).contains(object("a", "3", "n", array("2", "4")));
        assertThat(SubmissionDraft.EMPTY.with(List.of())).isEqualTo(SubmissionDraft.EMPTY);
    }

    @Test
    void a_draft_overrides_defaults_member_by_member() {
        SubmissionDraft below = SubmissionDraft.of(object(
                "model_id",
                "below",
                "input",
                object("prompt", "below", "size", object("width", 1, "height", 2), "n", 1),
                "webhook",
                "below",
                "priority",
                "low"));
        SubmissionDraft above = SubmissionDraft.of(object(
                "model_id",
                "above",
                "input",
                object("prompt", "above", "size", object("width", 3)),
                "webhook",
                "above"));

        assertThat(above.over(below).finish().toJson())
                .isEqualTo(object(
                        "model_id",
                        "above",
                        "input",
                        object("prompt", "above", "size", object("width", 3), "n", 1),
                        "webhook",
                        "above",
                        "priority",
                        "low"));
    }

    @Test
    void missing_members_come_from_the_defaults() {
        SubmissionDraft whole = SubmissionDraft.of(BODY);

        assertThat(SubmissionDraft.EMPTY.over(whole)).isEqualTo(whole);
        assertThat(whole.over(SubmissionDraft.EMPTY)).isEqualTo(whole);
        assertThat(SubmissionDraft.EMPTY.over(SubmissionDraft.EMPTY)).isEqualTo(SubmissionDraft.EMPTY);
    }

    @Test
    void default_tags_are_added_unless_their_key_exists() {
        SubmissionDraft below =
                SubmissionDraft.EMPTY.with(new Tag("a", "below")).with(new Tag("b", "below"));
        SubmissionDraft above = SubmissionDraft.EMPTY.with(new Tag("c", "1")).with(new Tag("a", "2"));

        assertThat(above.over(below).tags())
                .containsExactly(new Tag("c", "1"), new Tag("a", "2"), new Tag("b", "below"));
    }

    @Test
    void without_tags_the_body_has_no_member_for_them() {
        assertThat(SubmissionDraft.of(object("model_id", "m", "input", object(), "tags", null))
                        .finish()
                        .toJson())
                .isEqualTo(object("model_id", "m", "input", object()));
    }

    @Test
    void an_empty_input_is_an_input() {
        assertThat(SubmissionDraft.of(object("model_id", "m", "input", object()))
                        .finish()
                        .input())
                .isEqualTo(JsonObject.EMPTY);
    }

    @Test
    void requires_model_and_input() {
        assertRejected(object("input", object()), "model_id is missing");
        assertRejected(object("model_id", "", "input", object()), "model_id is missing");
        assertRejected(object("model_id", null, "input", object()), "model_id is missing");
        assertRejected(object("model_id", "m"), "input is missing");
        assertRejected(object("model_id", "m", "input", null), "input is missing");
    }

    @Test
    void a_member_of_the_wrong_type_is_named() {
        assertRejected(array(), "the request body is not a JSON object");
        assertRejected(object("model_id", 5), "model_id is not a string");
        assertRejected(object("model_id", "a\nb"), "model_id contains a control character");
        assertRejected(object("input", array()), "input is not a JSON object");
        assertRejected(object("tags", object()), "tags is not an array of {\"key\", \"value\"}");
        assertRejected(
                object("tags", array(object("key", "k", "value", "v"), object("key", "k"))),
                "tags[1] is not {\"key\": string, \"value\": string}");
        assertRejected(object("tags", array(object("key", "", "value", "v"))), "tags[0] has an empty key");
    }

    private static void assertRejected(JsonValue body, String message) {
        assertThatThrownBy(() -> SubmissionDraft.of(body).finish())
                .isInstanceOf(InvalidSubmissionException.class)
                .hasMessage(message);
    }
}
