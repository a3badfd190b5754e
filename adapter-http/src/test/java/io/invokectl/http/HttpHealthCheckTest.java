package io.invokectl.http;

import static io.invokectl.http.WireServer.hangAfter;
import static io.invokectl.http.WireServer.http;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.connect.Setting;
import io.invokectl.application.port.HealthCheck;
import io.invokectl.application.port.HealthCheckContract;
import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.ApiException.ServiceUnavailableException;
import io.invokectl.domain.failure.InvalidSettingException;
import io.invokectl.domain.failure.UnreachableException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HttpHealthCheckTest extends HealthCheckContract {
    @TempDir
    private Path folder;

    private AccessToken validToken = HttpFixture.TOKEN;
    private int status = 200;
    private final WireServer server = WireServer.responding(request -> http(
            ("Bearer " + validToken.reveal()).equals(request.headers().get("Authorization")) ? status : 401,
            "",
            "Date: Thu, 22 Jan 2026 19:19:19 GMT"));
    private final HttpFixture fixture = new HttpFixture();

    @AfterEach
    void close() {
        server.close();
    }

    @Override
    protected HealthCheck probe(Optional<AccessToken> shown, AccessToken good) {
        validToken = good;
        return new HttpHealthCheck(
                fixture.options(server.address(), 5).withApi(server.address(), shown),
                InstantSource.system(),
                new Random(1));
    }

    @Test
    void the_list_of_models_is_requested() throws Exception {
        probe(Optional.empty(), HttpFixture.TOKEN).check();

        assertThat(server.requestLines()).containsExactly("GET /v1/models HTTP/1.1");
    }

    @Test
    void the_time_is_the_date_of_the_response() throws Exception {
        assertThat(probe(Optional.empty(), HttpFixture.TOKEN).check().time())
                .contains(Instant.parse("2026-01-22T19:19:19Z"));
    }

    @Test
    void a_server_error_is_not_retried() throws Exception {
        status = 503;

        assertThat(at(server.address()).check().refusal()).containsInstanceOf(ServiceUnavailableException.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void a_timeout_is_not_retried() {
        fixture.timeout = HttpFixture.SHORT;
        try (var silent = new WireServer(hangAfter(""))) {
            assertThatThrownBy(at(silent.address())::check)
                    .isInstanceOf(UnreachableException.class)
                    .hasMessage("GET " + silent.address() + "/v1/models: no response in time");
            assertThat(silent.requests()).hasSize(1);
        }
    }

    @Test
    void the_proxy_is_named_without_its_password() {
        fixture.network = fixture.network.through(new Setting("http://ada:secret@proxy.test:3128", "HTTPS_PROXY"));

        assertThat(at(ApiAddress.PUBLIC).proxy()).contains("the proxy http://proxy.test:3128 (HTTPS_PROXY)");
        assertThat(at(new ApiAddress("http://127.0.0.1:1")).proxy()).isEmpty();
    }

    @Test
    void an_invalid_proxy_address_is_rejected() {
        fixture.network = fixture.network.through(new Setting("ftp://proxy.test", "HTTPS_PROXY"));

        assertThatThrownBy(() -> at(ApiAddress.PUBLIC).proxy()).isInstanceOf(InvalidSettingException.class);
        assertThatThrownBy(() -> at(ApiAddress.PUBLIC).check()).isInstanceOf(InvalidSettingException.class);
    }

    @Test
    void the_ca_certificates_of_a_file_are_counted() {
        fixture.network = fixture.network.trusting(new PrivateAuthority().writeTo(folder));

        assertThat(at(ApiAddress.PUBLIC).authorities()).contains(1);
    }

    private HttpHealthCheck at(ApiAddress address) {
        return new HttpHealthCheck(fixture.options(address, 5), InstantSource.system(), new Random(1));
    }
}
