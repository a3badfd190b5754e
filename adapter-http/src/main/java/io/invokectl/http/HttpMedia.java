package io.invokectl.http;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.Media;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.domain.answer.ErrorMessage;
import io.invokectl.domain.failure.MediaUnavailableException;
import io.invokectl.domain.failure.MediaUnavailableException.Cause;
import io.invokectl.domain.invocation.MediaLink;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import okhttp3.Call;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Files behind links, over HTTP, with a client that never has a token. Links are https; http and this machine are
 * allowed where the API itself is on this machine; private networks are not. Every redirect is checked like the link
 * itself. A proxy resolves names by itself: then what the link says is all that is checked. Thread-safe.
 */
public final class HttpMedia implements Media, AutoCloseable {
    private static final int MOST_REDIRECTS = 3;

    /** For one file, all tries together: a host that hands it out in drops is given up some day. */
    private static final Duration LONGEST_FETCH = Duration.ofHours(1);

    private static final long MOST_BYTES = 2L * 1024 * 1024 * 1024;
    private static final Set<Integer> GONE = Set.of(403, 404, 410);

    private final Reads reads;
    private final SafeHosts hosts;
    private final Proxies proxies;
    private final HttpSettings settings;
    private final InstantSource clock;

    /** A client for each way, made when the first link needs it: trust stores are slow to read. */
    private final Map<Way, OkHttpClient> clients = new ConcurrentHashMap<>();

    /**
     * Takes the settings and the ports. Of the settings the token is not kept.
     *
     * @param random where the waits between tries get their share of chance
     * @param notices is told of waits
     */
    public HttpMedia(HttpSettings settings, InstantSource clock, RandomGenerator random, ProgressListener notices) {
        this.settings = settings.at(settings.address(), Optional.empty());
        this.proxies = new Proxies(settings.network());
        this.clock = clock;
        this.reads = new Reads(settings.retry(), LONGEST_FETCH, UnlimitedRateLimiter.INSTANCE, clock, random, notices);
        this.hosts = new SafeHosts(Dns.SYSTEM, settings.address().isLoopback());
    }

    private OkHttpClient client(Way way) {
        return Clients.obedient(settings, way)
                .dns(way.proxy().isPresent() ? Dns.SYSTEM : hosts)
                .readTimeout(settings.patience().read())
                .eventListenerFactory(call -> Transmission.of(call.request()))
                .build();
    }

    private Optional<TraceLog> trace(Way way) {
        var nothingSecret = new Secret(Optional.empty(), Optional.empty());
        var curl = new CurlCommand(way, settings.network().caFile());
        return settings.trace().map(lines -> new TraceLog(lines, nothingSecret, curl));
    }

    @Override
    public Optional<String> fetch(MediaLink link, Deadline deadline, Receiver receiver) throws InterruptedException {
        HttpUrl url = Optional.ofNullable(HttpUrl.parse(link.url()))
                .orElseThrow(() -> new MediaUnavailableException(link, Cause.UNSAFE, "not an https address"));
        return reads.read(
                deadline.orAfter(clock.instant(), LONGEST_FETCH),
                () -> new MediaUnavailableException(link, Cause.UNREACHABLE, "it did not come whole in time"),
                leash -> new Try(link, receiver, leash).follow(url, 0));
    }

    @Override
    public void close() {
        reads.close();
        clients.values().forEach(Clients::close);
    }

    /** One try to fetch one file, over all its redirects. */
    private final class Try {
        private final MediaLink link;
        private final Receiver receiver;
        private final Leash leash;

        Try(MediaLink link, Receiver receiver, Leash leash) {
            this.link = link;
            this.receiver = receiver;
            this.leash = leash;
        }

        Optional<String> follow(HttpUrl url, int redirects) {
            if (!hosts.mayServe(url)) {
                throw new MediaUnavailableException(
                        link, Cause.UNSAFE, "leads to " + url + ", where no result may lie");
            }
            var way = new Way(url.isHttps(), proxies.on(url));
            Call call = clients.computeIfAbsent(way, HttpMedia.this::client).newCall(request(url));
            leash.hold(call::cancel);
            Optional<TraceLog> trace = trace(way);
            trace.ifPresent(log -> log.request(call.request()));
            try (Response response = call.execute()) {
                trace.ifPresent(log -> log.answer(response));
                if (!response.isRedirect()) {
                    return receive(response);
                }
                return follow(next(response, redirects), redirects + 1);
            } catch (IOException why) {
                throw trouble(why, Transmission.of(call.request()), way);
            }
        }

        private Request request(HttpUrl url) {
            return new Request.Builder()
                    .url(url)
                    .tag(Transmission.class, new Transmission(clock))
                    .header("Accept-Encoding", "identity")
                    .header("User-Agent", settings.userAgent())
                    .build();
        }

        private HttpUrl next(Response response, int redirects) {
            if (redirects == MOST_REDIRECTS) {
                throw new MediaUnavailableException(link, Cause.REFUSED, "more than " + MOST_REDIRECTS + " redirects");
            }
            return Optional.ofNullable(response.header("Location"))
                    .map(location -> response.request().url().resolve(location))
                    .orElseThrow(
                            () -> new MediaUnavailableException(link, Cause.UNSAFE, "redirects to no https address"));
        }

        private Optional<String> receive(Response response) throws IOException {
            if (!response.isSuccessful()) {
                throw refusal(response);
            }
            leash.act(receiver::restart);
            long bytes = 0;
            byte[] piece = new byte[16 * 1024];
            try (InputStream content = response.body().byteStream()) {
                for (int count = content.read(piece); count >= 0; count = content.read(piece)) {
                    bytes += count;
                    if (bytes > MOST_BYTES) {
                        throw new MediaUnavailableException(link, Cause.REFUSED, "larger than 2 GiB");
                    }
                    int came = count;
                    leash.act(() -> receiver.accept(piece, 0, came));
                }
            }
            if (bytes == 0) {
                throw new IOException("the file is empty");
            }
            return Optional.ofNullable(response.header("Content-Type"));
        }

        private RuntimeException refusal(Response response) {
            int status = response.code();
            if (GONE.contains(status)) {
                return new MediaUnavailableException(
                        link, Cause.GONE, status + ", the link has expired or the file was removed");
            }
            if (status == 429 || (status >= 500 && status != 501)) {
                Optional<Duration> wait = new RateHeaders(response.headers(), status, clock.instant()).retryAfter();
                String asked = wait.map(time -> " and asks to wait " + time.toSeconds() + " s")
                        .orElse("");
                return new Passing(
                        new MediaUnavailableException(link, Cause.UNAVAILABLE, "answered " + status + asked), wait);
            }
            return new MediaUnavailableException(link, Cause.REFUSED, "answered " + status);
        }

        private RuntimeException trouble(IOException why, Transmission transmission, Way way) {
            if (why instanceof SafeHosts.UnsafeHost) {
                return new MediaUnavailableException(link, Cause.UNSAFE, "leads into a private network");
            }
            NetworkTrouble trouble = NetworkTrouble.of(why, transmission, way);
            String problem = ErrorMessage.oneLine(trouble.words(transmission.hasLeft()));
            var failure = new MediaUnavailableException(link, Cause.UNREACHABLE, problem);
            return trouble.isRetryable() ? new Passing(failure, Optional.empty()) : failure;
        }
    }
}
