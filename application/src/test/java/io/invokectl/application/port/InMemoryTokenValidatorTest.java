package io.invokectl.application.port;

import io.invokectl.domain.context.AccessToken;

final class InMemoryTokenValidatorTest extends TokenValidatorContract {
    @Override
    protected TokenValidator check(AccessToken good) {
        return new InMemoryTokenValidator(good);
    }
}
