package io.invokectl.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.domain.context.AccessToken;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class SecretTest {

    @Test
    void a_token_is_masked_as_it_is_and_as_it_stands_in_an_address() {
        var secret = new Secret(Optional.of(new AccessToken("canary/token+0123=")), Optional.empty());

        assertThat(secret.maskedIn("a canary/token+0123= b canary%2Ftoken%2B0123%3D c"))
                .isEqualTo("a *** b *** c");
    }

    @Test
    void without_a_token_text_is_left_as_it_is() {
        assertThat(new Secret(Optional.empty(), Optional.empty()).maskedIn("text"))
                .isEqualTo("text");
    }
}
