package io.invokectl.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.DiscardingReceiver;
import io.invokectl.application.settings.Setting;
import io.invokectl.application.submit.SubmitRequest;
import io.invokectl.domain.attempt.AcceptedResponse;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.attempt.ErrorResponse;
import io.invokectl.domain.attempt.NoResponse;
import io.invokectl.domain.attempt.NotSent;
import io.invokectl.domain.attempt.Phase;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.MediaUnavailableException;
import io.invokectl.domain.failure.MediaUnavailableException.Cause;
import io.invokectl.domain.failure.UnreachableException;
import io.invokectl.domain.invocation.MediaLink;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An API that no name server knows, behind a proxy that does; its certificate is signed by an authority of its own. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ThroughProxyTest {
    private static final int RETRIES = 2;
    private static final ApiAddress API = new ApiAddress("https://api.test");
    private static final MediaLink FILE = new MediaLink("https://files.test/files/city.png", Optional.empty());

    @TempDir
    private Path folder;

    private final OwnAuthority authority = new OwnAuthority();
    private final JobServer api = new JobServer(authority.server("api.test", "files.test"));
    private final HttpFixture fixture = new HttpFixture();

    @BeforeEach
    void trust() {
        fixture.network = fixture.network.trusting(authority.in(folder));
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void https_goes_through_a_tunnel_that_shows_the_proxy_no_token() {
        try (var proxy = LocalProxy.http().knowing("api.test:443", api.port())) {
            through("http://127.0.0.1:" + proxy.port());

            assertThat(submit(API)).isInstanceOf(AcceptedResponse.class);

            assertThat(proxy.asked()).singleElement().asString().startsWith("CONNECT api.test:443 HTTP/1.1\r\n");
            assertThat(proxy.readable()).doesNotContain("Authorization", HttpFixture.TOKEN.reveal());
            assertThat(api.requests()).hasSize(1);
        }
    }

    @Test
    void http_is_asked_of_the_proxy_by_the_whole_address() {
        try (var plain = new JobServer();
                var proxy = LocalProxy.http().knowing("api.test", plain.port())) {
            through("127.0.0.1:" + proxy.port());

            assertThat(submit(new ApiAddress("http://api.test"))).isInstanceOf(AcceptedResponse.class);

            assertThat(proxy.asked())
                    .singleElement()
                    .asString()
                    .startsWith("POST http://api.test/v1/async-invoke HTTP/1.1\r\n");
        }
    }

    @Test
    void user_and_password_are_shown_to_the_proxy_and_to_nobody_else() {
        try (var proxy = LocalProxy.http().knowing("api.test:443", api.port())) {
            through("http://ada:s%40crets@127.0.0.1:" + proxy.port());

            assertThat(submit(API)).isInstanceOf(AcceptedResponse.class);

            assertThat(proxy.asked())
                    .singleElement()
                    .asString()
                    .contains("Proxy-Authorization: Basic YWRhOnNAY3JldHM=");
            assertThat(api.requests().get(0).getHeaders().names()).doesNotContain("Proxy-Authorization");
            assertThat(fixture.trace).isNotEmpty().noneMatch(line -> line.contains("YWRhOnNAY3JldHM="));
        }
    }

    @Test
    void with_http_they_go_along_with_the_request_and_are_masked_wherever_they_come_back() {
        String echo = FaultyServer.http(400, "{\"message\":\"you sent Basic YWRhOnNlY3JldHM=\"}");
        try (var proxy = LocalProxy.answering(echo)) {
            through("http://ada:secrets@127.0.0.1:" + proxy.port());

            var attempt = (ErrorResponse) submit(new ApiAddress("http://api.test"));

            assertThat(attempt.error().message()).isEqualTo("you sent ***");
            assertThat(proxy.asked())
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
    void a_proxy_that_wants_another_login_is_asked_once_and_sends_nothing(String login) {
        try (var proxy = LocalProxy.answering(FaultyServer.http(407, "", "Proxy-Authenticate: Basic realm=x"))) {
            through("http://" + login + "127.0.0.1:" + proxy.port());

            assertThatThrownBy(this::submitWithRetries)
                    .isInstanceOf(UnreachableException.class)
                    .hasMessage("POST https://api.test/v1/async-invoke: the proxy http://127.0.0.1:" + proxy.port()
                            + " (HTTPS_PROXY) does not let it through: 407, it wants a user and a password: name it as"
                            + " http://user:password@host:port");
            assertThat(proxy.asked()).hasSize(1);
        }
    }

    @Test
    void a_proxy_that_makes_no_tunnel_is_asked_again_since_nothing_has_left_towards_the_api() {
        try (var proxy = LocalProxy.answering(FaultyServer.http(502, "no route"))) {
            through("http://127.0.0.1:" + proxy.port());

            var attempt = (NotSent) submit(API);
            assertThat(attempt.isRetryable()).isTrue();
            assertThat(attempt.evidence().phase()).isEqualTo(Phase.CONNECTING);
            assertThat(attempt.evidence().bytesSent()).isZero();

            assertThatThrownBy(this::submitWithRetries)
                    .isInstanceOf(UnreachableException.class)
                    .hasMessage("POST https://api.test/v1/async-invoke: the proxy http://127.0.0.1:" + proxy.port()
                            + " (HTTPS_PROXY) does not let it through: Unexpected response code for CONNECT: 502");
            assertThat(proxy.asked()).hasSize(1 + 1 + RETRIES);
            assertThat(proxy.readable()).doesNotContain("POST", HttpFixture.TOKEN.reveal());
        }
    }

    @Test
    void a_proxy_that_hangs_up_is_asked_again() {
        try (var proxy = LocalProxy.answering("")) {
            through("http://127.0.0.1:" + proxy.port());

            var attempt = (NotSent) submit(API);

            assertThat(attempt.isRetryable()).isTrue();
            assertThat(attempt.problem())
                    .isEqualTo("POST https://api.test/v1/async-invoke: the connection to the proxy http://127.0.0.1:"
                            + proxy.port() + " (HTTPS_PROXY) was closed without an answer");
        }
    }

    @Test
    void a_proxy_that_cannot_be_reached_is_named() throws Exception {
        int port = nobodyListens();
        through("http://ada:secret@127.0.0.1:" + port);

        var attempt = (NotSent) submit(API);

        assertThat(attempt.isRetryable()).isTrue();
        assertThat(attempt.problem())
                .isEqualTo("POST https://api.test/v1/async-invoke: could not connect to the proxy http://127.0.0.1:"
                        + port + " (HTTPS_PROXY): Connection refused");
    }

    @Test
    void an_answer_that_is_lost_behind_the_proxy_leaves_the_job_in_doubt() throws Exception {
        try (var server = new MockWebServer();
                var proxy = LocalProxy.http()) {
            server.useHttps(authority.server("api.test").sslSocketFactory());
            server.enqueue(new MockResponse.Builder()
                    .onResponseStart(new SocketEffect.CloseSocket())
                    .build());
            server.start(InetAddress.getByName("127.0.0.1"), 0);
            proxy.knowing("api.test:443", server.getPort());
            through("http://127.0.0.1:" + proxy.port());

            assertThat(submit(API)).isInstanceOf(NoResponse.class);
        }
    }

    @Test
    void a_proxy_may_itself_be_spoken_to_over_tls() {
        try (var proxy = LocalProxy.https(authority.server("localhost")).knowing("api.test:443", api.port())) {
            through("https://ada:secret@localhost:" + proxy.port());

            assertThat(submit(API)).isInstanceOf(AcceptedResponse.class);

            assertThat(proxy.asked()).singleElement().asString().contains("Proxy-Authorization: ");
            assertThat(proxy.readable()).doesNotContain(HttpFixture.TOKEN.reveal());
        }
    }

    @Test
    void a_proxy_over_tls_whose_certificate_is_not_trusted_is_named_and_final() {
        try (var proxy = LocalProxy.https(new OwnAuthority().server("localhost"))) {
            through("https://localhost:" + proxy.port());

            var attempt = (NotSent) submit(API);

            assertThat(attempt.isRetryable()).isFalse();
            assertThat(attempt.problem())
                    .isEqualTo("POST https://api.test/v1/async-invoke: the certificate of the proxy https://localhost:"
                            + proxy.port() + " (HTTPS_PROXY) is not trusted: unable to find valid certification path to"
                            + " requested target; if you trust whoever signed it, name their certificate with --ca-file"
                            + " or SSL_CERT_FILE");
        }
    }

    @Test
    void a_proxy_over_tls_has_to_be_the_one_that_was_named() {
        try (var proxy = LocalProxy.https(authority.server("other.test"))) {
            through("https://localhost:" + proxy.port());

            var attempt = (NotSent) submit(API);

            assertThat(attempt.isRetryable()).isFalse();
            assertThat(attempt.problem())
                    .contains("the certificate of the proxy https://localhost:" + proxy.port(), "is not trusted: No");
        }
    }

    @Test
    void a_socks_proxy_is_given_the_name_to_resolve() {
        try (var proxy = LocalProxy.socks().knowing("api.test:443", api.port())) {
            through("socks5://127.0.0.1:" + proxy.port());

            assertThat(submit(API)).isInstanceOf(AcceptedResponse.class);

            assertThat(proxy.asked()).containsExactly("SOCKS api.test:443");
            assertThat(proxy.readable()).doesNotContain(HttpFixture.TOKEN.reveal());
        }
    }

    @Test
    void a_certificate_that_is_not_trusted_is_final_and_says_what_to_set() {
        fixture.network = fixture.network.trusting(new OwnAuthority().in(folder));
        try (var proxy = LocalProxy.http().knowing("api.test:443", api.port())) {
            through("http://127.0.0.1:" + proxy.port());

            assertThatThrownBy(this::submitWithRetries)
                    .isInstanceOf(UnreachableException.class)
                    .hasMessage(
                            "POST https://api.test/v1/async-invoke: the certificate is not trusted: unable to find valid"
                                    + " certification path to requested target; if you trust whoever signed it, name their"
                                    + " certificate with --ca-file or SSL_CERT_FILE");
            assertThat(proxy.asked()).hasSize(1);
            assertThat(api.requests()).isEmpty();
        }
    }

    @Test
    void a_certificate_for_another_host_is_final() {
        try (var proxy = LocalProxy.http().knowing("other.test:443", api.port())) {
            through("http://127.0.0.1:" + proxy.port());

            var attempt = (NotSent) submit(new ApiAddress("https://other.test"));

            assertThat(attempt.isRetryable()).isFalse();
            assertThat(attempt.problem())
                    .isEqualTo("POST https://other.test/v1/async-invoke: the certificate is for another host");
        }
    }

    @Test
    void this_machine_is_reached_without_the_proxy() {
        try (var here = new JobServer(authority.server("localhost"));
                var proxy = LocalProxy.http()) {
            through("http://127.0.0.1:" + proxy.port());

            assertThat(submit(new ApiAddress("https://localhost:" + here.port())))
                    .isInstanceOf(AcceptedResponse.class);
            assertThat(proxy.asked()).isEmpty();
        }
    }

    @Test
    void files_come_through_the_proxy_which_alone_knows_where_they_are() throws Exception {
        var bin = new DiscardingReceiver();
        try (var proxy = LocalProxy.http().knowing("files.test:443", api.port())) {
            through("http://localhost:" + proxy.port());
            try (var media = fixture.media(API, 0)) {
                media.fetch(FILE, Deadline.NONE, bin);
            }
            assertThat(bin.bytes()).isEqualTo(JobServer.FILE);
            assertThat(proxy.asked()).singleElement().asString().startsWith("CONNECT files.test:443 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://10.1.2.3/x", "https://[fd00::1]/x", "https://127.0.0.1/x", "http://files.test/x"})
    void what_a_link_says_of_itself_is_checked_before_the_proxy_is_asked(String link) {
        try (var proxy = LocalProxy.http()) {
            through("http://127.0.0.1:" + proxy.port());
            try (var media = fixture.media(API, 0)) {
                assertThatThrownBy(() -> media.fetch(
                                new MediaLink(link, Optional.empty()), Deadline.NONE, new DiscardingReceiver()))
                        .asInstanceOf(type(MediaUnavailableException.class))
                        .extracting(MediaUnavailableException::why)
                        .isEqualTo(Cause.UNSAFE);
            }
            assertThat(proxy.asked()).isEmpty();
        }
    }

    @Test
    void a_file_that_the_proxy_does_not_let_through_is_not_had() {
        try (var proxy = LocalProxy.answering(FaultyServer.http(403, ""))) {
            through("http://127.0.0.1:" + proxy.port());
            try (var media = fixture.media(API, 1)) {
                assertThatThrownBy(() -> media.fetch(FILE, Deadline.NONE, new DiscardingReceiver()))
                        .hasMessage("https://files.test/files/city.png: the proxy http://127.0.0.1:" + proxy.port()
                                + " (HTTPS_PROXY) does not let it through: Unexpected response code for CONNECT: 403");
            }
            assertThat(proxy.asked()).hasSize(2);
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
            fixture.submit(invocations, RETRIES).submit(new SubmitRequest(InvocationFixture.cityAtSunset()));
        }
    }

    private static int nobodyListens() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
