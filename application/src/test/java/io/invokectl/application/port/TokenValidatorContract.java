package io.invokectl.application.port;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.failure.ApiException.UnauthorizedException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of {@link TokenValidator}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class TokenValidatorContract {

    /** The implementation under test, for a server that accepts only this token. */
    protected abstract TokenValidator check(AccessToken good);

    @ParameterizedTest
    @ValueSource(strings = {"tok-good", "sk-do-good"})
    void accepts_a_valid_token(String token) {
        var good = new AccessToken(token);

        assertThatCode(() -> check(good).check(good)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tok-bad", "sk-do-bad"})
    void rejects_an_invalid_token_without_repeating_it(String token) {
        var good = new AccessToken("tok-good");

        assertThatThrownBy(() -> check(good).check(new AccessToken(token)))
                .isInstanceOf(UnauthorizedException.class)
                .hasMessageContaining("401")
                .message()
                .doesNotContain(token);
    }
}
