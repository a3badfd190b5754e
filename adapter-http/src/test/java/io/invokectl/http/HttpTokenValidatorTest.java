package io.invokectl.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.port.TokenValidator;
import io.invokectl.application.port.TokenValidatorContract;
import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ApiAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.Random;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HttpTokenValidatorTest extends TokenValidatorContract {
    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start(InetAddress.getByName("127.0.0.1"), 0);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Override
    protected TokenValidator check(AccessToken good) {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                boolean known =
                        ("Bearer " + good.reveal()).equals(request.getHeaders().get("Authorization"));
                return new MockResponse.Builder().code(known ? 200 : 401).build();
            }
        });
        var address = new ApiAddress(server.url("/").toString());
        return new HttpTokenValidator(
                new HttpFixture().settings(address, 0),
                address,
                InstantSource.system(),
                new Random(1),
                ProgressListener.NONE);
    }

    @Test
    void a_personal_access_token_is_checked_where_doctl_checks_it() throws Exception {
        var token = new AccessToken("dop_v1_good");
        check(token).check(token);

        assertThat(server.takeRequest().getTarget()).isEqualTo("/v1/oauth/token/info");
    }

    @Test
    void a_model_access_key_is_checked_by_listing_models() throws Exception {
        var key = new AccessToken("sk-do-good");
        check(key).check(key);

        assertThat(server.takeRequest().getTarget()).isEqualTo("/v1/models");
    }
}
