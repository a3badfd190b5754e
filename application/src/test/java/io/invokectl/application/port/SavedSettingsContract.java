package io.invokectl.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.application.port.SavedSettings.Privacy;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The contract of {@link SavedSettings}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class SavedSettingsContract {

    /** The implementation under test, with {@code http-retry-max} set to 3 and {@code api-url} to an empty string. */
    protected abstract SavedSettings settings();

    @Test
    void finds_a_stored_setting() {
        assertThat(settings().get("http-retry-max")).contains("3");
    }

    @Test
    void does_not_find_a_missing_setting() {
        assertThat(settings().get("output")).isEmpty();
    }

    @Test
    void an_empty_setting_counts_as_missing() {
        assertThat(settings().get("api-url")).isEmpty();
    }

    @Test
    void reports_who_can_read_the_file() {
        assertThat(settings().privacy()).isEqualTo(Privacy.PRIVATE);
    }

    @Test
    void names_the_file_for_messages() {
        assertThat(settings().place()).isNotBlank();
    }
}
