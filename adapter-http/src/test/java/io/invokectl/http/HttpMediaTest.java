package io.invokectl.http;

import static io.invokectl.http.FaultyServer.answer;
import static io.invokectl.http.FaultyServer.cut;
import static io.invokectl.http.FaultyServer.endless;
import static io.invokectl.http.FaultyServer.hangUp;
import static io.invokectl.http.FaultyServer.http;
import static io.invokectl.http.FaultyServer.silenceAfter;
import static io.invokectl.http.FaultyServer.silenceUntilHungUp;
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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpMediaTest extends MediaContract {
    private static final String FILE = http(200, "content");

    private final JobServer server = new JobServer();
    private final HttpFixture fixture = new HttpFixture();
    private final HttpMedia media = fixture.media(server.address(), 0);

    @Override
    protected Media media() {
        return media;
    }

    @Override
    protected MediaLink linkToFile() {
        return server.link("/files/city.png");
    }

    @Override
    protected byte[] contentOfFile() {
        return JobServer.FILE;
    }

    @Override
    protected MediaLink linkToNothing() {
        return server.link("/files/gone.png");
    }

    @AfterEach
    void close() {
        media.close();
        server.close();
    }

    @Test
    void no_token_and_no_cookie_goes_along() throws Exception {
        media.fetch(linkToFile(), Deadline.NONE, new DiscardingReceiver());

        var headers = server.requests().get(0).getHeaders();
        assertThat(headers.names()).containsExactlyInAnyOrder("Host", "Connection", "Accept-Encoding", "User-Agent");
    }

    @Test
    void what_the_host_says_the_file_is_is_passed_on() throws Exception {
        assertThat(media.fetch(linkToFile(), Deadline.NONE, new DiscardingReceiver()))
                .contains("image/png");
    }

    @Test
    void a_file_that_breaks_off_is_fetched_again_from_the_start() throws Exception {
        var bin = new DiscardingReceiver();
        try (var host = new FaultyServer(hangUp(), cut(FILE, FILE.length() - 3), answer(FILE));
                var patient = fixture.media(host.address(), 2)) {
            patient.fetch(link(host, "/city.png"), Deadline.NONE, bin);

            assertThat(bin.text()).isEqualTo("content");
            assertThat(host.requests()).hasSize(3);
        }
    }

    @Test
    void a_file_of_which_nothing_more_comes_is_fetched_again_from_the_start() throws Exception {
        var bin = new DiscardingReceiver();
        try (var host = new FaultyServer(silenceAfter(FILE.substring(0, FILE.length() - 3)), answer(FILE));
                var patient = fixture.media(host.address(), 1)) {
            patient.fetch(link(host, "/city.png"), Deadline.NONE, bin);

            assertThat(bin.text()).isEqualTo("content");
            assertThat(host.requests()).hasSize(2);
        }
    }

    @Test
    void a_file_that_never_comes_whole_is_not_had() {
        try (var host = new FaultyServer(cut(FILE, FILE.length() - 3));
                var patient = fixture.media(host.address(), 1)) {
            assertFailure(patient, link(host, "/city.png"), Cause.UNREACHABLE);
            assertThat(host.requests()).hasSize(2);
        }
    }

    @Test
    void an_empty_file_is_none() {
        try (var host = new FaultyServer(answer(http(200, "")));
                var patient = fixture.media(host.address(), 0)) {
            assertFailure(patient, link(host, "/city.png"), Cause.UNREACHABLE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void a_host_in_trouble_is_asked_again(int status) throws Exception {
        try (var host = new FaultyServer(answer(http(status, "", "Retry-After: 0")), answer(FILE));
                var patient = fixture.media(host.address(), 1)) {
            patient.fetch(link(host, "/city.png"), Deadline.NONE, new DiscardingReceiver());

            assertThat(host.requests()).hasSize(2);
        }
        try (var host = new FaultyServer(answer(http(status, "", "Retry-After: 0")));
                var patient = fixture.media(host.address(), 1)) {
            assertFailure(patient, link(host, "/city.png"), Cause.UNAVAILABLE);
            assertThat(host.requests()).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 410})
    void an_expired_link_is_gone_at_once(int status) {
        try (var host = new FaultyServer(answer(http(status, "")));
                var patient = fixture.media(host.address(), 5)) {
            assertFailure(patient, link(host, "/city.png"), Cause.GONE);
            assertThat(host.requests()).hasSize(1);
        }
    }

    @Test
    void three_redirects_are_followed_and_a_fourth_is_not() throws Exception {
        FaultyServer.Step next = answer(http(302, "", "Location: /next"));
        try (var host = new FaultyServer(next, next, next, answer(FILE));
                var patient = fixture.media(host.address(), 0)) {
            patient.fetch(link(host, "/city.png"), Deadline.NONE, new DiscardingReceiver());
            assertThat(host.requests()).hasSize(4);
        }
        try (var host = new FaultyServer(next);
                var patient = fixture.media(host.address(), 0)) {
            assertFailure(patient, link(host, "/city.png"), Cause.REFUSED);
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
                "https://[fd00::1]/x.png",
                "https://[fe80::1]/x.png",
                "https://[::ffff:10.0.0.1]/x.png",
                "https://[64:ff9b::a00:1]/x.png"
            })
    void a_link_into_a_private_network_is_not_followed(String url) {
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
    void this_machine_and_plain_http_are_for_an_api_on_this_machine(String url) {
        try (var far = fixture.media(ApiAddress.PUBLIC, 0)) {
            assertFailure(far, new MediaLink(url, Optional.empty()), Cause.UNSAFE);
        }
    }

    @Test
    void a_redirect_is_checked_like_the_link_itself() {
        try (var host = new FaultyServer(answer(http(302, "", "Location: http://169.254.169.254/latest")));
                var patient = fixture.media(host.address(), 5)) {
            assertFailure(patient, link(host, "/city.png"), Cause.UNSAFE);
        }
    }

    @Test
    void a_redirect_to_another_scheme_is_unsafe() {
        try (var host = new FaultyServer(answer(http(302, "", "Location: file:///etc/hostname")));
                var patient = fixture.media(host.address(), 5)) {
            assertFailure(patient, link(host, "/city.png"), Cause.UNSAFE);
        }
    }

    @Test
    @Timeout(10)
    void an_interrupt_ends_a_download_that_hangs_at_once() throws Exception {
        Runnable interrupt = Thread.currentThread()::interrupt;
        var hungUp = new CountDownLatch(1);
        String half = FILE.substring(0, FILE.length() - 3);
        try (var host = new FaultyServer(silenceUntilHungUp(half, interrupt, hungUp));
                var patient = patientMedia(host, InstantSource.system())) {
            assertThatThrownBy(() -> patient.fetch(link(host, "/city.png"), Deadline.NONE, new DiscardingReceiver()))
                    .isInstanceOf(InterruptedException.class);
            hungUp.await();
            assertThat(host.requests()).hasSize(1);
            assertThat(fixture.notices).isEmpty();
        }
    }

    @Test
    @Timeout(10)
    void a_file_that_never_ends_is_given_up_at_the_deadline_and_nothing_comes_after_it() {
        var draft = new Draft();
        try (var host = new FaultyServer(endless("HTTP/1.1 200 OK\r\nContent-Length: 1000000000000\r\n\r\n"));
                var patient = patientMedia(host, InstantSource.system())) {
            MediaLink link = link(host, "/city.png");
            var deadline = Deadline.at(Instant.now().plusMillis(200));

            assertThatThrownBy(() -> patient.fetch(link, deadline, draft))
                    .isInstanceOfSatisfying(
                            MediaUnavailableException.class,
                            late -> assertThat(late.why()).isEqualTo(Cause.UNREACHABLE))
                    .hasMessage(link.url() + ": it did not come whole in time");
            draft.close();
        }
    }

    @Test
    void after_the_deadline_nothing_is_fetched() {
        var deadline = Deadline.at(Instant.now().minusSeconds(1));

        assertThatThrownBy(() -> media.fetch(linkToFile(), deadline, new DiscardingReceiver()))
                .isInstanceOf(MediaUnavailableException.class);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void an_hour_is_for_all_tries_to_fetch_a_file_together() {
        var slow = new Media.Receiver() {
            @Override
            public void restart() {}

            @Override
            public void accept(byte[] buffer, int offset, int length) {
                fixture.clock.advance(Duration.ofMinutes(61));
            }
        };
        try (var host = new FaultyServer(cut(FILE, FILE.length() - 3));
                var patient = patientMedia(host, fixture.clock)) {
            assertThatThrownBy(() -> patient.fetch(link(host, "/city.png"), Deadline.NONE, slow))
                    .isInstanceOf(MediaUnavailableException.class);
            assertThat(host.requests()).hasSize(1);
        }
    }

    @Test
    void a_wait_that_is_too_long_is_named() {
        try (var host = new FaultyServer(answer(http(503, "", "Retry-After: 121")));
                var patient = fixture.media(host.address(), 5)) {
            MediaLink link = link(host, "/city.png");
            assertThatThrownBy(() -> patient.fetch(link, Deadline.NONE, new DiscardingReceiver()))
                    .hasMessage(link.url() + ": answered 503 and asks to wait 121 s");
            assertThat(host.requests()).hasSize(1);
        }
    }

    /** With five retries and a minute for each answer. */
    private HttpMedia patientMedia(FaultyServer host, InstantSource clock) {
        var settings = fixture.settings(host.address(), 5, Duration.ofMinutes(1));
        return new HttpMedia(settings, clock, new Random(1), fixture.notices::add);
    }

    @Test
    void the_message_names_the_link_and_what_happened() {
        try (var host = new FaultyServer(answer(http(410, "")));
                var patient = fixture.media(host.address(), 0)) {
            MediaLink link = link(host, "/city.png");
            assertThatThrownBy(() -> patient.fetch(link, Deadline.NONE, new DiscardingReceiver()))
                    .hasMessage(link.url() + ": 410, the link has expired or the file was removed");
        }
    }

    private static void assertFailure(HttpMedia media, MediaLink link, Cause why) {
        var failure = catchThrowableOfType(
                MediaUnavailableException.class, () -> media.fetch(link, Deadline.NONE, new DiscardingReceiver()));
        assertThat(failure.why()).as(failure.getMessage()).isEqualTo(why);
    }

    private static MediaLink link(FaultyServer host, String path) {
        return new MediaLink(host.address() + path, Optional.empty());
    }

    /** Takes nothing any more once it is closed. */
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
