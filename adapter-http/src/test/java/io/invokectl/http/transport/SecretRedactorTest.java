package io.invokectl.http.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.domain.context.AccessToken;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class SecretRedactorTest {

    @Test
    void a_token_is_redacted_in_plain_and_in_percent_encoded_form() {
        var redactor = new SecretRedactor(Optional.of(new AccessToken("canary/token+0123=")), Optional.empty());

        assertThat(redactor.redact("a canary/token+0123= b canary%2Ftoken%2B0123%3D c"))
                .isEqualTo("a *** b *** c");
    }

    @Test
    void without_secrets_a_text_is_unchanged() {
        assertThat(new SecretRedactor(Optional.empty(), Optional.empty()).redact("text"))
                .isEqualTo("text");
    }
}
