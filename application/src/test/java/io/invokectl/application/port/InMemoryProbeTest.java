package io.invokectl.application.port;

import io.invokectl.domain.context.AccessToken;
import java.util.Optional;

final class InMemoryProbeTest extends ProbeContract {
    @Override
    protected Probe probe(Optional<AccessToken> shown, AccessToken good) {
        return new InMemoryProbe(shown, good);
    }
}
