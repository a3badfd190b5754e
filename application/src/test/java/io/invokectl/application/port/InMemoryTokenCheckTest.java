package io.invokectl.application.port;

import io.invokectl.domain.context.AccessToken;

final class InMemoryTokenCheckTest extends TokenCheckContract {
    @Override
    protected TokenCheck check(AccessToken good) {
        return new InMemoryTokenCheck(good);
    }
}
