package io.invokectl.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.connect.Setting;
import io.invokectl.application.port.HealthCheck;
import io.invokectl.application.port.HealthCheckContract;
import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.InvalidSettingException;
import io.invokectl.domain.failure.ServiceUnavailableException;
import io.invokectl.domain.failure.UnreachableException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HttpHealthCheckTest extends HealthCheckContract {
    @TempDir
    private Path folder;

    private final MockWebServer server = new MockWebServer();
    private final HttpFixture fixture = new HttpFixture();

    @BeforeEach
    void start() throws IOException {
        server.start(InetAddress.getByName("127.0.0.1"), 0);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Override
    protected HealthCheck probe(Optional<AccessToken> shown, AccessToken good) {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                boolean known =
                        ("Bearer " + good.reveal()).equals(request.getHeaders().get("Authorization"));
                return answer(known ? 200 : 401);
            }
        });
        var address = new ApiAddress(server.url("/").toString());
        return new HttpHealthCheck(
                fixture.settings(address, 5).at(address, shown), InstantSource.system(), new Random(1));
    }

    @Test
    void the_list_of_models_is_asked_for() throws Exception {
        probe(Optional.empty(), HttpFixture.TOKEN).check();

        assertThat(server.takeRequest().getRequestLine()).isEqualTo("GET /v1/models HTTP/1.1");
    }

    @Test
    void the_time_is_that_of_the_answer() throws Exception {
        assertThat(probe(Optional.empty(), HttpFixture.TOKEN).check().time())
                .contains(Instant.parse("2026-01-22T19:19:19Z"));
    }

    @Test
    void trouble_at_the_api_is_seen_on_one_try() throws Exception {
        server.enqueue(answer(503));

        assertThat(at(new ApiAddress(server.url("/").toString())).check().refusal())
                .containsInstanceOf(ServiceUnavailableException.class);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void silence_is_waited_for_once() {
        try (var silent = new FaultyServer(FaultyServer.silence())) {
            var probe = new HttpHealthCheck(
                    fixture.settings(silent.address(), 5, Duration.ofMillis(100)),
                    InstantSource.system(),
                    new Random(1));

            assertThatThrownBy(probe::check)
                    .isInstanceOf(UnreachableException.class)
                    .hasMessage("GET " + silent.address() + "/v1/models: no answer in time");
            assertThat(silent.requests()).hasSize(1);
        }
    }

    @Test
    void what_stands_between_is_named_without_its_password() {
        fixture.network = fixture.network.through(new Setting("http://ada:secret@proxy.test:3128", "HTTPS_PROXY"));

        assertThat(at(ApiAddress.PUBLIC).proxy()).contains("the proxy http://proxy.test:3128 (HTTPS_PROXY)");
        assertThat(at(new ApiAddress("http://127.0.0.1:1")).proxy()).isEmpty();
    }

    @Test
    void what_is_no_proxy_is_refused() {
        fixture.network = fixture.network.through(new Setting("ftp://proxy.test", "HTTPS_PROXY"));

        assertThatThrownBy(() -> at(ApiAddress.PUBLIC).proxy()).isInstanceOf(InvalidSettingException.class);
        assertThatThrownBy(() -> at(ApiAddress.PUBLIC).check()).isInstanceOf(InvalidSettingException.class);
    }

    @Test
    void authorities_in_a_file_are_counted() {
        fixture.network = fixture.network.trusting(new OwnAuthority().in(folder));

        assertThat(at(ApiAddress.PUBLIC).authorities()).contains(1);
    }

    private HttpHealthCheck at(ApiAddress address) {
        return new HttpHealthCheck(fixture.settings(address, 5), InstantSource.system(), new Random(1));
    }

    private static MockResponse answer(int status) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Date", "Thu, 22 Jan 2026 19:19:19 GMT")
                .build();
    }
}
