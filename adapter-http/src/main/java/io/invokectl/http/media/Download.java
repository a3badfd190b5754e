package io.invokectl.http.media;

import io.invokectl.application.port.Media.Receiver;
import io.invokectl.domain.answer.ErrorMessage;
import io.invokectl.domain.attempt.NetworkFault;
import io.invokectl.domain.failure.MediaUnavailableException;
import io.invokectl.domain.failure.MediaUnavailableException.Cause;
import io.invokectl.domain.invocation.MediaLink;
import io.invokectl.http.proxy.ProxyRoute;
import io.invokectl.http.transport.CallHandle;
import io.invokectl.http.transport.Exchange;
import io.invokectl.http.transport.NetworkErrors;
import io.invokectl.http.transport.RateHeaders;
import io.invokectl.http.transport.ReadResult;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/** One attempt to download a file, over all its redirects. The result is the content type, if the host names one. */
public final class Download {
    private static final int MAX_REDIRECTS = 3;
    private static final long MAX_BYTES = 2L * 1024 * 1024 * 1024;
    private static final int BUFFER_SIZE = 16 * 1024;
    private static final int PARTIAL_CONTENT = 206;
    private static final Set<Integer> GONE = Set.of(403, 404, 410);

    private final MediaClients clients;
    private final MediaLink link;
    private final Receiver receiver;
    private final CallHandle handle;
    private final InstantSource clock;

    /** Creates an attempt that passes nothing to the receiver once {@code handle} is cancelled. */
    public Download(MediaClients clients, MediaLink link, Receiver receiver, CallHandle handle, InstantSource clock) {
        this.clients = clients;
        this.link = link;
        this.receiver = receiver;
        this.handle = handle;
        this.clock = clock;
    }

    /**
     * Downloads the file.
     *
     * @throws MediaUnavailableException if no attempt can succeed
     */
    public ReadResult<Optional<String>> run() {
        HttpUrl url = HttpUrl.parse(link.url());
        if (url == null) {
            throw new MediaUnavailableException(link, Cause.UNSAFE, "not an https address");
        }
        return follow(url, 0);
    }

    private ReadResult<Optional<String>> follow(HttpUrl url, int redirects) {
        if (!clients.allows(url)) {
            throw new MediaUnavailableException(
                    link, Cause.UNSAFE, "links to " + url + ", which is not a public https address");
        }
        ProxyRoute route = clients.route(url);
        var exchange = new Exchange(clock);
        Call call = clients.on(route)
                .newCall(new Request.Builder()
                        .url(url)
                        .tag(Exchange.class, exchange)
                        .build());
        handle.onCancel(call::cancel);
        try (Response response = call.execute()) {
            return response.isRedirect()
                    ? follow(redirectTarget(response, redirects), redirects + 1)
                    : receive(response);
        } catch (PublicHostsOnlyDns.UnsafeHostException unsafe) {
            throw new MediaUnavailableException(link, Cause.UNSAFE, "leads into a private network");
        } catch (IOException failure) {
            if (exchange.metClosedConnection()) {
                return follow(url, redirects);
            }
            return failed(NetworkErrors.of(failure, exchange, route), exchange);
        }
    }

    private HttpUrl redirectTarget(Response response, int redirects) {
        if (redirects == MAX_REDIRECTS) {
            throw new MediaUnavailableException(link, Cause.REFUSED, "more than " + MAX_REDIRECTS + " redirects");
        }
        return Optional.ofNullable(response.header("Location"))
                .map(location -> response.request().url().resolve(location))
                .orElseThrow(() ->
                        new MediaUnavailableException(link, Cause.UNSAFE, "redirects to an address that is not https"));
    }

    private ReadResult<Optional<String>> receive(Response response) throws IOException {
        if (!response.isSuccessful()) {
            return rejected(response);
        }
        if (response.code() == PARTIAL_CONTENT) {
            return incomplete("the host responded with 206, a part of the file");
        }
        String encoding = response.header("Content-Encoding", "identity");
        if (!encoding.equalsIgnoreCase("identity")) {
            throw new MediaUnavailableException(
                    link, Cause.REFUSED, "unsupported content encoding " + ErrorMessage.oneLine(encoding));
        }
        handle.run(receiver::restart);
        var container = new ContainerEnd();
        long announced = response.body().contentLength();
        long bytes = 0;
        byte[] buffer = new byte[BUFFER_SIZE];
        try (InputStream content = response.body().byteStream()) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                bytes += read;
                if (bytes > MAX_BYTES) {
                    throw new MediaUnavailableException(link, Cause.REFUSED, "larger than 2 GiB");
                }
                int length = read;
                container.accept(buffer, 0, length);
                handle.run(() -> receiver.accept(buffer, 0, length));
            }
        }
        if (bytes == 0) {
            throw new IOException("the file is empty");
        }
        if (announced >= 0 && bytes != announced) {
            return incomplete("the file has " + bytes + " bytes, but the host announced " + announced);
        }
        if (container.isCut()) {
            return incomplete("the file is truncated");
        }
        return new ReadResult.Received<>(Optional.ofNullable(response.header("Content-Type")));
    }

    private ReadResult<Optional<String>> incomplete(String problem) {
        return new ReadResult.Retryable<>(
                new MediaUnavailableException(link, Cause.UNREACHABLE, problem), Optional.empty());
    }

    private ReadResult<Optional<String>> rejected(Response response) {
        int status = response.code();
        if (GONE.contains(status)) {
            throw new MediaUnavailableException(
                    link, Cause.GONE, status + ", the link has expired or the file was removed");
        }
        if (status == 429 || (status >= 500 && status != 501)) {
            Optional<Duration> wait = new RateHeaders(response.headers(), status, clock.instant()).retryAfter();
            String requested =
                    wait.map(time -> ", retry after " + time.toSeconds() + " s").orElse("");
            return new ReadResult.Retryable<>(
                    new MediaUnavailableException(
                            link, Cause.UNAVAILABLE, "the host responded with " + status + requested),
                    wait);
        }
        throw new MediaUnavailableException(link, Cause.REFUSED, "the host responded with " + status);
    }

    private ReadResult<Optional<String>> failed(NetworkErrors errors, Exchange exchange) {
        NetworkFault fault = errors.fault();
        var failure = new MediaUnavailableException(
                link,
                fault == NetworkFault.UNTRUSTED_ISSUER ? Cause.UNTRUSTED_ISSUER : Cause.UNREACHABLE,
                ErrorMessage.oneLine(errors.describe(exchange.hasLeft())));
        if (fault != NetworkFault.TRANSIENT) {
            throw failure;
        }
        return new ReadResult.Retryable<>(failure, Optional.empty());
    }
}
