package io.invokectl.http;

import static io.invokectl.http.WireServer.disconnect;
import static io.invokectl.http.WireServer.hangAfter;
import static io.invokectl.http.WireServer.hangUntilDisconnect;
import static io.invokectl.http.WireServer.http;
import static io.invokectl.http.WireServer.respond;
import static io.invokectl.http.WireServer.respondEndlessly;
import static io.invokectl.http.WireServer.truncate;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.DiscardingReceiver;
import io.invokectl.application.port.Media;
import io.invokectl.application.port.MediaContract;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.MediaUnavailableException;
import io.invokectl.domain.failure.MediaUnavailableException.Cause;
import io.invokectl.domain.invocation.MediaLink;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpMediaTest extends MediaContract {
    private static final String FILE = http(200, "content");

    private final FakeApi api = new FakeApi();
    private final HttpFixture fixture = new HttpFixture();
    private final HttpMedia media = fixture.media(api.address(), 0);

    @Override
    protected Media media() {
        return media;
    }

    @Override
    protected MediaLink linkToFile() {
        return api.link("/files/city.png");
    }

    @Override
    protected byte[] contentOfFile() {
        return FakeApi.FILE;
    }

    @Override
    protected MediaLink linkToNothing() {
        return api.link("/files/gone.png");
    }

    @AfterEach
    void close() {
        media.close();
        api.close();
    }

    @Test
    void neither_a_token_nor_a_cookie_is_sent() throws Exception {
        media.fetch(linkToFile(), Deadline.NONE, new DiscardingReceiver());

        var headers = api.requests().get(0).headers();
        assertThat(headers.names()).containsExactlyInAnyOrder("Host", "Connection", "Accept-Encoding", "User-Agent");
    }

    @Test
    void the_content_type_of_the_host_is_returned() throws Exception {
        assertThat(media.fetch(linkToFile(), Deadline.NONE, new DiscardingReceiver()))
                .contains("image/png");
    }

    @Test
    void a_truncated_file_is_downloaded_again_from_the_start() throws Exception {
        var bin = new DiscardingReceiver();
        try (var host = new WireServer(disconnect(), truncate(FILE, FILE.length() - 3), respond(FILE));
                var retrying = fixture.media(host.address(), 2)) {
            retrying.fetch(link(host, "/city.png"), Deadline.NONE, bin);

            assertThat(bin.text()).isEqualTo("content");
            assertThat(host.requests()).hasSize(3);
        }
    }

    @Test
    void a_download_that_stalls_starts_again() throws Exception {
        fixture.timeout = HttpFixture.SHORT;
        var bin = new DiscardingReceiver();
        try (var host = new WireServer(hangAfter(FILE.substring(0, FILE.length() - 3)), respond(FILE));
                var retrying = fixture.media(host.address(), 1)) {
            retrying.fetch(link(host, "/city.png"), Deadline.NONE, bin);

            assertThat(bin.text()).isEqualTo("content");
            assertThat(host.requests()).hasSize(2);
        }
    }

    @Test
    void a_file_that_is_truncated_every_time_is_unavailable() {
        try (var host = new WireServer(truncate(FILE, FILE.length() - 3));
                var retrying = fixture.media(host.address(), 1)) {
            assertFailure(retrying, link(host, "/city.png"), Cause.UNREACHABLE);
            assertThat(host.requests()).hasSize(2);
        }
    }

    @Test
    void a_picture_whose_length_is_not_announced_is_checked_for_its_end() throws Exception {
        String png = new String(png(), ISO_8859_1);
        String head = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";
        try (var host = new WireServer(
                        sendAndClose(head + png.substring(0, png.length() / 2)), sendAndClose(head + png));
                var retrying = fixture.media(host.address(), 1)) {
            var bin = new DiscardingReceiver();
            retrying.fetch(link(host, "/city.png"), Deadline.NONE, bin);

            assertThat(bin.bytes()).isEqualTo(png());
            assertThat(host.requests()).hasSize(2);
        }
    }

    @Test
    void a_picture_that_is_longer_than_announced_is_unavailable() throws Exception {
        String png = new String(png(), ISO_8859_1);
        String head = "HTTP/1.1 200 OK\r\nContent-Length: " + (png.length() - 5) + "\r\n\r\n";
        try (var host = new WireServer(sendAndClose(head + png));
                var retrying = fixture.media(host.address(), 0)) {
            assertThat(assertFailure(retrying, link(host, "/city.png"), Cause.UNREACHABLE))
                    .hasMessageEndingWith("/city.png: the file is truncated");
        }
    }

    @Test
    void a_partial_response_that_was_not_requested_is_unavailable() {
        try (var host = new WireServer(respond(http(206, "content", "Content-Range: bytes 0-6/14")));
                var retrying = fixture.media(host.address(), 1)) {
            assertThat(assertFailure(retrying, link(host, "/city.png"), Cause.UNREACHABLE))
                    .hasMessageEndingWith("/city.png: the host responded with 206, a part of the file");
            assertThat(host.requests()).hasSize(2);
        }
    }

    @Test
    void a_gzip_encoded_file_is_decoded() throws Exception {
        var zipped = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(zipped)) {
            out.write("content".getBytes(ISO_8859_1));
        }
        String response = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + zipped.size() + "\r\n\r\n"
                + zipped.toString(ISO_8859_1);
        try (var host = new WireServer(
                        sendAndClose(response.substring(0, response.length() - 2)), sendAndClose(response));
                var retrying = fixture.media(host.address(), 1)) {
            var bin = new DiscardingReceiver();
            retrying.fetch(link(host, "/city.txt"), Deadline.NONE, bin);

            assertThat(bin.text()).isEqualTo("content");
        }
    }

    @Test
    void an_unknown_content_encoding_is_unavailable() {
        try (var host = new WireServer(respond(http(200, "content", "Content-Encoding: br")));
                var retrying = fixture.media(host.address(), 1)) {
            assertThat(assertFailure(retrying, link(host, "/city.png"), Cause.REFUSED))
                    .hasMessageEndingWith("/city.png: unsupported content encoding br");
        }
    }

    @Test
    void an_invalid_content_length_is_unavailable() {
        try (var host = new WireServer(sendAndClose("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\ncontent"));
                var retrying = fixture.media(host.address(), 0)) {
            assertThat(assertFailure(retrying, link(host, "/city.png"), Cause.UNREACHABLE))
                    .hasMessageEndingWith("/city.png: the connection was lost: invalid Content-Length: -5");
        }
    }

    private static WireServer.Step sendAndClose(String response) {
        return (socket, server) -> {
            socket.getOutputStream().write(response.getBytes(ISO_8859_1));
            return false;
        };
    }

    private static byte[] png() throws IOException {
        var file = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB), "png", file);
        return file.toByteArray();
    }

    @Test
    void an_empty_file_is_unavailable() {
        try (var host = new WireServer(respond(http(200, "")));
                var retrying = fixture.media(host.address(), 0)) {
            assertFailure(retrying, link(host, "/city.png"), Cause.UNREACHABLE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void an_error_of_the_host_is_retried(int status) throws Exception {
        try (var host = new WireServer(respond(http(status, "", "Retry-After: 0")), respond(FILE));
                var retrying = fixture.media(host.address(), 1)) {
            retrying.fetch(link(host, "/city.png"), Deadline.NONE, new DiscardingReceiver());

            assertThat(host.requests()).hasSize(2);
        }
        try (var host = new WireServer(respond(http(status, "", "Retry-After: 0")));
                var retrying = fixture.media(host.address(), 1)) {
            assertFailure(retrying, link(host, "/city.png"), Cause.UNAVAILABLE);
            assertThat(host.requests()).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 410})
    void an_expired_link_is_gone_at_once(int status) {
        try (var host = new WireServer(respond(http(status, "")));
                var retrying = fixture.media(host.address(), 5)) {
            assertFailure(retrying, link(host, "/city.png"), Cause.GONE);
            assertThat(host.requests()).hasSize(1);
        }
    }

    @Test
    void three_redirects_are_followed_and_a_fourth_is_not() throws Exception {
        WireServer.Step next = respond(http(302, "", "Location: /next"));
        try (var host = new WireServer(next, next, next, respond(FILE));
                var retrying = fixture.media(host.address(), 0)) {
            retrying.fetch(link(host, "/city.png"), Deadline.NONE, new DiscardingReceiver());
            assertThat(host.requests()).hasSize(4);
        }
        try (var host = new WireServer(next);
                var retrying = fixture.media(host.address(), 0)) {
            assertFailure(retrying, link(host, "/city.png"), Cause.REFUSED);
            assertThat(host.requests()).hasSize(4);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://10.0.0.1/x.png",
                "https://192.168.1.1/x.png",
                "https://172.16.0.1/x.png",
                "https://169.254.169.254/latest/meta-data",
                "https://100.64.0.1/x.png",
                "https://0.0.0.0/x.png",
                "https://198.18.0.1/x.png",
                "https://240.0.0.1/x.png",
                "https://192.0.0.8/x.png",
                "https://192.0.2.1/x.png",
                "https://192.88.99.1/x.png",
                "https://224.0.0.1/x.png",
                "https://[2002:a00:1::1]/x.png",
                "https://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/x.png",
                "https://[2001:db8::1]/x.png",
                "https://[100::1]/x.png",
                "https://[fec0::1]/x.png",
                "https://[fd00::1]/x.png",
                "https://[fe80::1]/x.png",
                "https://[::ffff:10.0.0.1]/x.png",
                "https://[64:ff9b::a00:1]/x.png"
            })
    void a_link_into_a_private_network_is_unsafe(String url) {
        assertFailure(media, new MediaLink(url, Optional.empty()), Cause.UNSAFE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/x.png",
                "https://[::1]/x.png",
                "https://localhost/x.png",
                "http://93.184.216.34/x.png",
                "http://v3b.fal.media/x.png"
            })
    void loopback_and_plain_http_are_unsafe_unless_the_api_is_on_loopback(String url) {
        try (var far = fixture.media(ApiAddress.PUBLIC, 0)) {
            assertFailure(far, new MediaLink(url, Optional.empty()), Cause.UNSAFE);
        }
    }

    @Test
    void a_redirect_is_checked_like_the_link_itself() {
        try (var host = new WireServer(respond(http(302, "", "Location: http://169.254.169.254/latest")));
                var retrying = fixture.media(host.address(), 5)) {
            assertFailure(retrying, link(host, "/city.png"), Cause.UNSAFE);
        }
    }

    @Test
    void a_redirect_to_another_scheme_is_unsafe() {
        try (var host = new WireServer(respond(http(302, "", "Location: file:///etc/hostname")));
                var retrying = fixture.media(host.address(), 5)) {
            assertFailure(retrying, link(host, "/city.png"), Cause.UNSAFE);
        }
    }

    @Test
    @Timeout(60)
    void an_interrupt_ends_a_blocked_download_at_once() throws Exception {
        Runnable interrupt = Thread.currentThread()::interrupt;
        var disconnected = new CountDownLatch(1);
        String half = FILE.substring(0, FILE.length() - 3);
        try (var host = new WireServer(hangUntilDisconnect(half, interrupt, disconnected));
                var retrying = withRetries(host, InstantSource.system())) {
            assertThatThrownBy(() -> retrying.fetch(link(host, "/city.png"), Deadline.NONE, new DiscardingReceiver()))
                    .isInstanceOf(InterruptedException.class);
            disconnected.await();
            assertThat(host.requests()).hasSize(1);
            assertThat(fixture.events).isEmpty();
        }
    }

    @Test
    @Timeout(60)
    void a_download_ends_at_the_deadline_and_passes_nothing_on_afterwards() {
        var draft = new Draft();
        try (var host = new WireServer(respondEndlessly("HTTP/1.1 200 OK\r\nContent-Length: 1000000000000\r\n\r\n"));
                var retrying = withRetries(host, InstantSource.system())) {
            MediaLink link = link(host, "/city.png");
            var deadline = Deadline.at(Instant.now().plusMillis(200));

            assertThatThrownBy(() -> retrying.fetch(link, deadline, draft))
                    .isInstanceOfSatisfying(
                            MediaUnavailableException.class,
                            late -> assertThat(late.why()).isEqualTo(Cause.UNREACHABLE))
                    .hasMessage(link.url() + ": the download did not finish in time");
            draft.close();
        }
    }

    @Test
    void a_download_does_not_start_after_its_deadline() {
        var deadline = Deadline.at(Instant.now().minusSeconds(1));

        assertThatThrownBy(() -> media.fetch(linkToFile(), deadline, new DiscardingReceiver()))
                .isInstanceOf(MediaUnavailableException.class);
        assertThat(api.requests()).isEmpty();
    }

    @Test
    void all_attempts_at_a_file_together_take_at_most_an_hour() {
        var slow = new Media.Receiver() {
            @Override
            public void restart() {}

            @Override
            public void accept(byte[] buffer, int offset, int length) {
                fixture.clock.advance(Duration.ofMinutes(61));
            }
        };
        try (var host = new WireServer(truncate(FILE, FILE.length() - 3));
                var retrying = withRetries(host, fixture.clock)) {
            assertThatThrownBy(() -> retrying.fetch(link(host, "/city.png"), Deadline.NONE, slow))
                    .isInstanceOf(MediaUnavailableException.class);
            assertThat(host.requests()).hasSize(1);
        }
    }

    @Test
    void a_wait_that_is_too_long_ends_the_download_and_is_named() {
        try (var host = new WireServer(respond(http(503, "", "Retry-After: 121")));
                var retrying = fixture.media(host.address(), 5)) {
            MediaLink link = link(host, "/city.png");
            assertThatThrownBy(() -> retrying.fetch(link, Deadline.NONE, new DiscardingReceiver()))
                    .hasMessage(link.url() + ": the host responded with 503, retry after 121 s");
            assertThat(host.requests()).hasSize(1);
        }
    }

    /** With five retries. */
    private HttpMedia withRetries(WireServer host, InstantSource clock) {
        var options = fixture.options(host.address(), 5);
        return new HttpMedia(options, clock, new Random(1), fixture.events::add);
    }

    @Test
    void the_message_names_the_link_and_the_problem() {
        try (var host = new WireServer(respond(http(410, "")));
                var retrying = fixture.media(host.address(), 0)) {
            MediaLink link = link(host, "/city.png");
            assertThatThrownBy(() -> retrying.fetch(link, Deadline.NONE, new DiscardingReceiver()))
                    .hasMessage(link.url() + ": 410, the link has expired or the file was removed");
        }
    }

    private static MediaUnavailableException assertFailure(HttpMedia media, MediaLink link, Cause why) {
        var failure = catchThrowableOfType(
                MediaUnavailableException.class, () -> media.fetch(link, Deadline.NONE, new DiscardingReceiver()));
        assertThat(failure.why()).as(failure.getMessage()).isEqualTo(why);
        return failure;
    }

    private static MediaLink link(WireServer host, String path) {
        return new MediaLink(host.address() + path, Optional.empty());
    }

    /** Fails if it receives anything after it was closed. */
    private static final class Draft implements Media.Receiver {
        private boolean closed;

        @Override
        public void restart() {}

        @Override
        public void accept(byte[] buffer, int offset, int length) {
            assertThat(closed).isFalse();
        }

        void close() {
            closed = true;
        }
    }
}
