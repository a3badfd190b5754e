package io.invokectl.domain.json;

import static io.invokectl.domain.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class JsonObjectTest {

    @Test
    void keeps_the_order_of_members_and_ignores_it_in_comparisons() {
        assertThat(object("z", 1, "a", 2).members().keySet()).containsExactly("z", "a");
        assertThat(object("z", 1, "a", 2)).isEqualTo(object("a", 2, "z", 1));
    }

    @Test
    void a_changed_member_retains_its_position() {
        assertThat(object("a", 1, "b", 2).with("a", "new").members().keySet()).containsExactly("a", "b");
    }

    @Test
    void distinguishes_a_missing_member_from_a_null_member() {
        assertThat(object().get("a")).isEqualTo(JsonNull.NULL);
        assertThat(object().has("a")).isFalse();
        assertThat(object("a", null).get("a")).isEqualTo(JsonNull.NULL);
        assertThat(object("a", null).has("a")).isTrue();
    }

    @Test
    void copies_the_map() {
        var members = new LinkedHashMap<String, JsonValue>();
        var object = new JsonObject(members);

        members.put("a", JsonNull.NULL);

        assertThat(object).isEqualTo(JsonObject.EMPTY);
    }
}
