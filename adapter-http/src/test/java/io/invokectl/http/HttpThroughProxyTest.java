package io.invokectl.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.connect.Setting;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.DiscardingReceiver;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.attempt.Attempt.AcceptedResponse;
import io.invokectl.domain.attempt.Attempt.ErrorResponse;
import io.invokectl.domain.attempt.Attempt.NotSent;
import io.invokectl.domain.attempt.Attempt.PossiblyAccepted;
import io.invokectl.domain.attempt.NetworkFault;
import io.invokectl.domain.attempt.Phase;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.MediaUnavailableException;
import io.invokectl.domain.failure.MediaUnavailableException.Cause;
import io.invokectl.domain.failure.UnreachableException;
import io.invokectl.domain.invocation.MediaLink;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An API whose host name only the proxy can resolve, with a certificate of a private CA. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class HttpThroughProxyTest {
    private static final int RETRIES = 2;
    private static final ApiAddress API = new ApiAddress("https://api.test");
    private static final MediaLink FILE = new MediaLink("https://files.test/files/city.png", Optional.empty());

    @TempDir
    private Path folder;

    private final PrivateAuthority authority = new PrivateAuthority();
    private final FakeApi api = new FakeApi(authority.server("api.test", "files.test"));
    private final HttpFixture fixture = new HttpFixture();

    @BeforeEach
    void trust() {
        fixture.network = fixture.network.trusting(authority.writeTo(folder));
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void https_uses_a_tunnel_that_hides_the_token_from_the_proxy() {
        try (var proxy = LocalProxy.http().routing("api.test:443", api.port())) {
            through("http://127.0.0.1:" + proxy.port());

            assertThat(submit(API)).isInstanceOf(AcceptedResponse.class);

            assertThat(proxy.requests())
                    .singleElement()
                    .asString()
                    .startsWith("CONNECT api.test:443 HTTP/1.1\r\n")
                    .contains("\r\nUser-Agent: invokectl/test\r\n");
            assertThat(proxy.received()).doesNotContain("Authorization", HttpFixture.TOKEN.reveal());
            assertThat(api.requests()).hasSize(1);
        }
    }

    @Test
    void each_submission_opens_a_tunnel_of_its_own() {
        try (var proxy = LocalProxy.http().routing("api.test:443", api.port())) {
            through("http://127.0.0.1:" + proxy.port());
            try (var invocations = fixture.invocations(API, 0)) {
                invocations.submit(InvocationFixture.cityAtSunset());
                invocations.submit(InvocationFixture.cityAtSunset());
            }

            assertThat(proxy.requests()).hasSize(2).allMatch(head -> head.startsWith("CONNECT api.test:443 "));
        }
    }

    @Test
    void http_sends_the_absolute_address_to_the_proxy() {
        try (var plain = new FakeApi();
                var proxy = LocalProxy.http().routing("api.test", plain.port())) {
            through("127.0.0.1:" + proxy.port());

            assertThat(submit(new ApiAddress("http://api.test"))).isInstanceOf(AcceptedResponse.class);

            assertThat(proxy.requests())
                    .singleElement()
                    .asString()
                    .startsWith("POST http://api.test/v1/async-invoke HTTP/1.1\r\n");
        }
    }

    @Test
    void proxy_credentials_are_sent_to_the_proxy_only() {
        try (var proxy = LocalProxy.http().routing("api.test:443", api.port())) {
            through("http://ada:s%40crets@127.0.0.1:" + proxy.port());

            assertThat(submit(API)).isInstanceOf(AcceptedResponse.class);

            assertThat(proxy.requests())
                    .singleElement()
                    .asString()
                    .contains("Proxy-Authorization: Basic YWRhOnNAY3JldHM=");
            assertThat(api.requests().get(0).headers().names()).doesNotContain("Proxy-Authorization");
            assertThat(fixture.trace).isNotEmpty().noneMatch(line -> line.contains("YWRhOnNAY3JldHM="));
        }
    }

    @Test
    void proxy_credentials_of_a_plain_http_request_are_redacted_wherever_they_are_repeated() {
        String echo = WireServer.http(400, "{\"message\":\"you sent Basic YWRhOnNlY3JldHM=\"}");
        try (var proxy = LocalProxy.responding(echo)) {
            through("http://ada:secrets@127.0.0.1:" + proxy.port());

            var attempt = (ErrorResponse) submit(new ApiAddress("http://api.test"));

            assertThat(attempt.error().message()).isEqualTo("you sent ***");
            assertThat(proxy.requests())
                    .singleElement()
                    .asString()
                    .contains("Proxy-Authorization: Basic YWRhOnNlY3JldHM=");
            assertThat(fixture.trace)
                    .anyMatch(line -> line.startsWith("curl ")
                            && line.contains(" -x 'http://***@127.0.0.1:" + proxy.port() + "' "))
                    .noneMatch(line -> line.contains("YWRhOnNlY3JldHM="));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ada:wrong@"})
    void a_proxy_that_rejects_the_credentials_is_not_retried(String login) {
        try (var proxy = LocalProxy.responding(WireServer.http(407, "", "Proxy-Authenticate: Basic realm=x"))) {
            through("http://" + login + "127.0.0.1:" + proxy.port());

            assertThatThrownBy(this::submitWithRetries)
                    .isInstanceOf(UnreachableException.class)
                    .hasMessage("POST https://api.test/v1/async-invoke: the proxy http://127.0.0.1:" + proxy.port()
                            + " (HTTPS_PROXY) rejected the request: 407, it requires a user name and password:"
                            + " http://user:password@host:port");
            assertThat(proxy.requests()).hasSize(1);
        }
    }

    @Test
    void a_proxy_that_opens_no_tunnel_is_retried_because_nothing_was_sent_to_the_api() {
        try (var proxy = LocalProxy.responding(WireServer.http(502, "no route"))) {
            through("http://127.0.0.1:" + proxy.port());

            var attempt = (NotSent) submit(API);
            assertThat(attempt.fault()).isEqualTo(NetworkFault.TRANSIENT);
            assertThat(attempt.evidence().phase()).isEqualTo(Phase.CONNECTING);
            assertThat(attempt.evidence().bytesSent()).isZero();

            assertThatThrownBy(this::submitWithRetries)
                    .isInstanceOf(UnreachableException.class)
                    .hasMessage("POST https://api.test/v1/async-invoke: the proxy http://127.0.0.1:" + proxy.port()
                            + " (HTTPS_PROXY) rejected the request: Unexpected response code for CONNECT: 502");
            assertThat(proxy.requests()).hasSize(1 + 1 + RETRIES);
            assertThat(proxy.received()).doesNotContain("POST", HttpFixture.TOKEN.reveal());
        }
    }

    @Test
    void a_closed_proxy_connection_may_be_retried() {
        try (var proxy = LocalProxy.responding("")) {
            through("http://127.0.0.1:" + proxy.port());

            var attempt = (NotSent) submit(API);

            assertThat(attempt.fault()).isEqualTo(NetworkFault.TRANSIENT);
            assertThat(attempt.problem())
                    .isEqualTo("POST https://api.test/v1/async-invoke: the connection to the proxy http://127.0.0.1:"
                            + proxy.port() + " (HTTPS_PROXY) was closed without a response");
        }
    }

    @Test
    void a_proxy_that_is_unreachable_is_named() throws Exception {
        String proxy = WireServer.unusedAddress().value();
        through(proxy.replace("127", "ada:secret@127"));

        var attempt = (NotSent) submit(API);

        assertThat(attempt.fault()).isEqualTo(NetworkFault.TRANSIENT);
        assertThat(attempt.problem())
                .isEqualTo("POST https://api.test/v1/async-invoke: could not connect to the proxy " + proxy
                        + " (HTTPS_PROXY): Connection refused");
    }

    @Test
    void a_response_lost_behind_the_proxy_leaves_the_submission_in_doubt() throws Exception {
        try (var server = WireServer.overTls(authority.server("api.test"), WireServer.disconnect());
                var proxy = LocalProxy.http().routing("api.test:443", server.port())) {
            through("http://127.0.0.1:" + proxy.port());

            assertThat(submit(API)).isInstanceOf(PossiblyAccepted.class);
        }
    }

    @Test
    void the_connection_to_the_proxy_may_use_tls() {
        try (var proxy = LocalProxy.https(authority.server("localhost")).routing("api.test:443", api.port())) {
            through("https://ada:secret@localhost:" + proxy.port());

            assertThat(submit(API)).isInstanceOf(AcceptedResponse.class);

            assertThat(proxy.requests()).singleElement().asString().contains("Proxy-Authorization: ");
            assertThat(proxy.received()).doesNotContain(HttpFixture.TOKEN.reveal());
        }
    }

    @Test
    void a_tls_proxy_with_an_untrusted_certificate_is_named_and_not_retried() {
        try (var proxy = LocalProxy.https(new PrivateAuthority().server("localhost"))) {
            through("https://localhost:" + proxy.port());

            var attempt = (NotSent) submit(API);

            assertThat(attempt.fault()).isEqualTo(NetworkFault.UNTRUSTED_ISSUER);
            assertThat(attempt.problem())
                    .isEqualTo("POST https://api.test/v1/async-invoke: the certificate of the proxy https://localhost:"
                            + proxy.port() + " (HTTPS_PROXY) is not trusted: unable to find valid certification path to"
                            + " requested target");
        }
    }

    @Test
    void the_certificate_of_a_tls_proxy_must_match_its_host_name() {
        try (var proxy = LocalProxy.https(authority.server("other.test"))) {
            through("https://localhost:" + proxy.port());

            var attempt = (NotSent) submit(API);

            assertThat(attempt.fault()).isEqualTo(NetworkFault.PERMANENT);
            assertThat(attempt.problem())
                    .contains("the certificate of the proxy https://localhost:" + proxy.port(), "is not trusted: No");
        }
    }

    @Test
    void a_socks_proxy_resolves_the_host_name() {
        try (var proxy = LocalProxy.socks().routing("api.test:443", api.port())) {
            through("socks5://127.0.0.1:" + proxy.port());

            assertThat(submit(API)).isInstanceOf(AcceptedResponse.class);

            assertThat(proxy.requests()).containsExactly("SOCKS api.test:443");
            assertThat(proxy.received()).doesNotContain(HttpFixture.TOKEN.reveal());
        }
    }

    @Test
    void an_untrusted_issuer_is_reported_and_not_retried() {
        fixture.network = fixture.network.trusting(new PrivateAuthority().writeTo(folder));
        try (var proxy = LocalProxy.http().routing("api.test:443", api.port())) {
            through("http://127.0.0.1:" + proxy.port());

            assertThatThrownBy(this::submitWithRetries)
                    .isInstanceOf(UnreachableException.class)
                    .hasMessage(
                            "POST https://api.test/v1/async-invoke: the certificate is not trusted: unable to find valid"
                                    + " certification path to requested target");
            assertThat(proxy.requests()).hasSize(1);
            assertThat(api.requests()).isEmpty();
        }
    }

    @Test
    void a_certificate_for_another_host_is_not_retried() {
        try (var proxy = LocalProxy.http().routing("other.test:443", api.port())) {
            through("http://127.0.0.1:" + proxy.port());

            var attempt = (NotSent) submit(new ApiAddress("https://other.test"));

            assertThat(attempt.fault()).isEqualTo(NetworkFault.PERMANENT);
            assertThat(attempt.problem())
                    .isEqualTo("POST https://other.test/v1/async-invoke: the certificate is for another host");
        }
    }

    @Test
    void loopback_is_reached_without_the_proxy() {
        try (var here = new FakeApi(authority.server("localhost"));
                var proxy = LocalProxy.http()) {
            through("http://127.0.0.1:" + proxy.port());

            assertThat(submit(new ApiAddress("https://localhost:" + here.port())))
                    .isInstanceOf(AcceptedResponse.class);
            assertThat(proxy.requests()).isEmpty();
        }
    }

    @Test
    void files_are_downloaded_through_the_proxy_that_resolves_their_host() throws Exception {
        var bin = new DiscardingReceiver();
        try (var proxy = LocalProxy.http().routing("files.test:443", api.port())) {
            through("http://localhost:" + proxy.port());
            try (var media = fixture.media(API, 0)) {
                media.fetch(FILE, Deadline.NONE, bin);
            }
            assertThat(bin.bytes()).isEqualTo(FakeApi.FILE);
            assertThat(proxy.requests()).singleElement().asString().startsWith("CONNECT files.test:443 ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://10.1.2.3/x",
                "https://[fd00::1]/x",
                "https://127.0.0.1/x",
                "https://0177.0.0.1/x",
                "https://0x7f.0.0.1/x",
                "https://0x7f000001/x",
                "https://2130706433/x",
                "https://127.1/x",
                "https://files.test.0177/x",
                "http://files.test/x"
            })
    void the_text_of_a_link_is_checked_before_the_proxy_is_used(String link) {
        try (var proxy = LocalProxy.http()) {
            through("http://127.0.0.1:" + proxy.port());
            try (var media = fixture.media(API, 0)) {
                assertThatThrownBy(() -> media.fetch(
                                new MediaLink(link, Optional.empty()), Deadline.NONE, new DiscardingReceiver()))
                        .asInstanceOf(type(MediaUnavailableException.class))
                        .extracting(MediaUnavailableException::why)
                        .isEqualTo(Cause.UNSAFE);
            }
            assertThat(proxy.requests()).isEmpty();
        }
    }

    @Test
    void a_file_that_the_proxy_rejects_is_unavailable() {
        try (var proxy = LocalProxy.responding(WireServer.http(403, ""))) {
            through("http://127.0.0.1:" + proxy.port());
            try (var media = fixture.media(API, 1)) {
                assertThatThrownBy(() -> media.fetch(FILE, Deadline.NONE, new DiscardingReceiver()))
                        .hasMessage("https://files.test/files/city.png: the proxy http://127.0.0.1:" + proxy.port()
                                + " (HTTPS_PROXY) rejected the request: Unexpected response code for CONNECT: 403");
            }
            assertThat(proxy.requests()).hasSize(2);
        }
    }

    private void through(String proxy) {
        fixture.network = fixture.network.through(new Setting(proxy, "HTTPS_PROXY"));
    }

    private Attempt submit(ApiAddress address) {
        try (var invocations = fixture.invocations(address, 0)) {
            return invocations.submit(InvocationFixture.cityAtSunset());
        }
    }

    private void submitWithRetries() throws InterruptedException {
        try (var invocations = fixture.invocations(API, 0)) {
            fixture.submit(invocations, RETRIES).submit(InvocationFixture.request(InvocationFixture.cityAtSunset()));
        }
    }
}
