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
    void keeps_the_order_of_its_members_though_it_does_not_count() {
        assertThat(object("z", 1, "a", 2).members().keySet()).containsExactly("z", "a");
        assertThat(object("z", 1, "a", 2)).isEqualTo(object("a", 2, "z", 1));
    }

    @Test
    void a_changed_member_keeps_its_place() {
        assertThat(object("a", 1, "b", 2).with("a", "new").members().keySet()).containsExactly("a", "b");
    }

    @Test
    void a_member_that_is_not_there_is_null_and_one_that_is_null_is_there() {
        assertThat(object().get("a")).isEqualTo(JsonNull.NULL);
        assertThat(object().has("a")).isFalse();
        assertThat(object("a", null).get("a")).isEqualTo(JsonNull.NULL);
        assertThat(object("a", null).has("a")).isTrue();
    }

    @Test
    void does_not_change_with_the_map_it_was_made_from() {
        var members = new LinkedHashMap<String, JsonValue>();
        var object = new JsonObject(members);

        members.put("a", JsonNull.NULL);

        assertThat(object).isEqualTo(JsonObject.EMPTY);
    }
}
