package io.invokectl.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.failure.UnauthorizedException;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What every {@link HealthCheck} does. */
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class HealthCheckContract {
    private static final AccessToken GOOD = new AccessToken("tok-good");

    /** The implementation under test, with that token, before an API that knows this token and no other. */
    protected abstract HealthCheck probe(Optional<AccessToken> shown, AccessToken good);

    @Test
    void a_token_that_the_api_knows_is_not_refused() throws Exception {
        assertThat(probe(Optional.of(GOOD), GOOD).check().refusal()).isEmpty();
    }

    @Test
    void a_refusal_is_seen_and_not_thrown() throws Exception {
        assertThat(probe(Optional.of(new AccessToken("tok-bad")), GOOD).check().refusal())
                .containsInstanceOf(UnauthorizedException.class);
        assertThat(probe(Optional.empty(), GOOD).check().refusal()).containsInstanceOf(UnauthorizedException.class);
    }

    @Test
    void the_time_at_the_api_is_seen_whatever_the_answer_is() throws Exception {
        assertThat(probe(Optional.of(GOOD), GOOD).check().time()).isPresent();
        assertThat(probe(Optional.empty(), GOOD).check().time()).isPresent();
    }

    @Test
    void where_nothing_is_named_nothing_stands_between() {
        assertThat(probe(Optional.empty(), GOOD).proxy()).isEmpty();
        assertThat(probe(Optional.empty(), GOOD).authorities()).isEmpty();
    }
}
