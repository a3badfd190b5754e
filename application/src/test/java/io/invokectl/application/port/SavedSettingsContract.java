package io.invokectl.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.application.port.SavedSettings.Privacy;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What every {@link SavedSettings} does. */
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class SavedSettingsContract {

    /** The implementation under test, with {@code http-retry-max} set to 3 and {@code api-url} to an empty text. */
    protected abstract SavedSettings settings();

    @Test
    void a_setting_that_is_kept_is_found() {
        assertThat(settings().get("http-retry-max")).contains("3");
    }

    @Test
    void a_setting_that_is_not_kept_is_not_found() {
        assertThat(settings().get("output")).isEmpty();
    }

    @Test
    void an_empty_setting_counts_as_none() {
        assertThat(settings().get("api-url")).isEmpty();
    }

    @Test
    void others_cannot_read_them_unless_they_are_let() {
        assertThat(settings().privacy()).isEqualTo(Privacy.PRIVATE);
    }

    @Test
    void the_place_has_a_name_for_messages() {
        assertThat(settings().place()).isNotBlank();
    }
}
