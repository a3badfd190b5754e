package io.invokectl.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.failure.ApiException.UnauthorizedException;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The contract of {@link HealthCheck}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class HealthCheckContract {
    private static final AccessToken GOOD = new AccessToken("tok-good");

    /** The implementation under test, with the first token, for an API that accepts only the second one. */
    protected abstract HealthCheck probe(Optional<AccessToken> shown, AccessToken good);

    @Test
    void accepts_a_known_token() throws Exception {
        assertThat(probe(Optional.of(GOOD), GOOD).check().refusal()).isEmpty();
    }

    @Test
    void returns_a_rejection() throws Exception {
        assertThat(probe(Optional.of(new AccessToken("tok-bad")), GOOD).check().refusal())
                .containsInstanceOf(UnauthorizedException.class);
        assertThat(probe(Optional.empty(), GOOD).check().refusal()).containsInstanceOf(UnauthorizedException.class);
    }

    @Test
    void returns_the_servers_time_with_any_response() throws Exception {
        assertThat(probe(Optional.of(GOOD), GOOD).check().time()).isPresent();
        assertThat(probe(Optional.empty(), GOOD).check().time()).isPresent();
    }

    @Test
    void has_neither_proxy_nor_certificates_by_default() {
        assertThat(probe(Optional.empty(), GOOD).proxy()).isEmpty();
        assertThat(probe(Optional.empty(), GOOD).authorities()).isEmpty();
    }
}
