package io.invokectl.http;

import static io.invokectl.http.WireServer.http;
import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.port.TokenValidator;
import io.invokectl.application.port.TokenValidatorContract;
import io.invokectl.domain.context.AccessToken;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HttpTokenValidatorTest extends TokenValidatorContract {
    private AccessToken validToken = HttpFixture.TOKEN;
    private final WireServer server = WireServer.responding(request ->
            http(("Bearer " + validToken.reveal()).equals(request.headers().get("Authorization")) ? 200 : 401, ""));

    @AfterEach
    void close() {
        server.close();
    }

    @Override
    protected TokenValidator check(AccessToken good) {
        validToken = good;
        return new HttpTokenValidator(
                new HttpFixture().options(server.address(), 0),
                server.address(),
                InstantSource.system(),
                new Random(1),
                ProgressListener.NONE);
    }

    @Test
    void a_personal_access_token_is_validated_at_the_validation_server() throws Exception {
        var token = new AccessToken("dop_v1_good");
        check(token).check(token);

        assertThat(server.requestLines()).containsExactly("GET /v1/oauth/token/info HTTP/1.1");
    }

    @Test
    void a_model_access_key_is_validated_by_listing_models() throws Exception {
        var key = new AccessToken("sk-do-good");
        check(key).check(key);

        assertThat(server.requestLines()).containsExactly("GET /v1/models HTTP/1.1");
    }
}
