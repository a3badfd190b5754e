package io.invokectl.application.port;

import io.invokectl.domain.context.AccessToken;
import java.util.Optional;

final class InMemoryHealthCheckTest extends HealthCheckContract {
    @Override
    protected HealthCheck probe(Optional<AccessToken> shown, AccessToken good) {
        return new InMemoryHealthCheck(shown, good);
    }
}
