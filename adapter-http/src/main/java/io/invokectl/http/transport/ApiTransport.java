package io.invokectl.http.transport;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.RateLimiter;
import io.invokectl.application.submit.RetryRules;
import io.invokectl.domain.attempt.NetworkFault;
import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.ApiException;
import io.invokectl.domain.failure.ApiException.ServiceUnavailableException;
import io.invokectl.domain.failure.ApiException.TooManyRequestsException;
import io.invokectl.domain.failure.RateLimitException;
import io.invokectl.domain.failure.UnreachableException;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.domain.value.InvalidValueException;
import io.invokectl.http.proxy.ProxyRoute;
import io.invokectl.json.JsonText;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.Retrofit;

/**
 * Sends requests to the API. A submission is sent once, on a connection known to be good; a read is retried. Redirects within
 * the API's origin are followed as part of the same attempt, and each redirected request is drawn from the rate
 * limiter. Thread-safe.
 */
public final class ApiTransport implements AutoCloseable {
    private static final int MAX_REDIRECTS = 5;

    private final HttpUrl base;
    private final ProxyRoute route;
    private final SecretRedactor redactor;
    private final Supplier<RetryingReader> reader;
    private final RateLimiter rateLimiter;
    private final InstantSource clock;
    private final OkHttpClient client;
    private final InvocationApi submissions;
    private Optional<Reads> reads = Optional.empty();

    /** What reads need. Created on first use: a command that submits a job starts faster without it. */
    private record Reads(InvocationApi api, RetryingReader reader) {}

    /**
     * Creates a transport without connecting.
     *
     * @param token sent to the origin of {@code address} and to no other
     * @param submissionTimeout maximum time between the connection and the complete response to a submission
     * @param reader creates what retries reads, on first use; closed with the transport
     * @param rateLimiter admits redirected requests and receives the limits in response headers; the caller acquires
     *     the first request of a submission
     * @throws InvalidValueException if no request can be sent to {@code address}
     */
    public ApiTransport(
            HttpClients clients,
            ApiAddress address,
            Optional<AccessToken> token,
            Duration submissionTimeout,
            Supplier<RetryingReader> reader,
            RateLimiter rateLimiter,
            InstantSource clock) {
        this.base = Optional.ofNullable(HttpUrl.parse(address + "/"))
                .orElseThrow(() -> new InvalidValueException("\"" + address + "\" is not a valid address"));
        this.route = clients.route(base);
        this.redactor = new SecretRedactor(token, route.proxy());
        this.reader = reader;
        this.rateLimiter = rateLimiter;
        this.clock = clock;
        OkHttpClient.Builder builder = clients.newClient(route)
                .readTimeout(submissionTimeout)
                .callTimeout(clients.connectTimeout().plus(submissionTimeout));
        token.ifPresent(value -> builder.addInterceptor(chain -> chain.proceed(authorized(value, chain.request()))));
        clients.trace(route, redactor, true).ifPresent(builder::addInterceptor);
        this.client = builder.addInterceptor(new BodyCapture()).build();
        this.submissions = api(new ProvenConnections(client, clock));
    }

    private Request authorized(AccessToken token, Request request) {
        return isAtOrigin(request.url())
                ? request.newBuilder()
                        .header("Authorization", "Bearer " + token.reveal())
                        .build()
                : request;
    }

    /** Whether an address has the API's scheme, host and port: others get no token and are no targets of redirects. */
    private boolean isAtOrigin(HttpUrl url) {
        return url.scheme().equals(base.scheme()) && url.host().equals(base.host()) && url.port() == base.port();
    }

    private synchronized Reads reads() {
        if (reads.isEmpty()) {
            reads = Optional.of(new Reads(api(client), reader.get()));
        }
        return reads.get();
    }

    private InvocationApi api(okhttp3.Call.Factory calls) {
        return new Retrofit.Builder().baseUrl(base).callFactory(calls).build().create(InvocationApi.class);
    }

    /**
     * Submits a job once. An interrupt does not abort the request; the thread is still interrupted on return. If the
     * rate limiter does not admit a redirected request, the redirect is the response.
     */
    public ApiResponse submit(JsonValue body) throws ResponseLostException {
        String json = JsonText.compact(body);
        return follow(
                target -> {
                    var exchange = new Exchange(clock);
                    var content = new OneShotBody(json, exchange);
                    return send(
                            exchange,
                            () -> target.map(url -> submissions.createAt(url.toString(), content, exchange))
                                    .orElseGet(() -> submissions.create(content, exchange))
                                    .join());
                },
                () -> {
                    try {
                        return acquire();
                    } catch (RateLimitException spent) {
                        return false;
                    }
                });
    }

    /** Reads a job. */
    public ApiResponse job(RequestId id, Deadline deadline) throws InterruptedException {
        return read(deadline, exchange -> reads().api().get(id.value(), exchange), this::complete);
    }

    /** Reads the status of a job from the {@code /status} route. */
    public ApiResponse jobStatus(RequestId id, Deadline deadline) throws InterruptedException {
        return read(deadline, exchange -> reads().api().status(id.value(), exchange), this::complete);
    }

    /** Reads a path of the API; a response other than a complete 2xx is a failure. */
    public ApiResponse get(String path, Deadline deadline) throws InterruptedException {
        return read(deadline, at(path), this::complete);
    }

    /** Reads a path of the API and returns the response of any status. */
    public ApiResponse probe(String path, Deadline deadline) throws InterruptedException {
        return read(deadline, at(path), ReadResult.Received::new);
    }

    private Function<Exchange, Call<ResponseBody>> at(String path) {
        return exchange -> reads().api().getAt(path, exchange);
    }

    private ApiResponse read(
            Deadline deadline,
            Function<Exchange, Call<ResponseBody>> request,
            Function<ApiResponse, ReadResult<ApiResponse>> evaluate)
            throws InterruptedException {
        return reads().reader().read(deadline, () -> timedOut(request), handle -> {
            try {
                return evaluate.apply(follow(
                        target -> execute(
                                handle,
                                exchange -> target.map(url -> reads().api().getAt(url.toString(), exchange))
                                        .orElseGet(() -> request.apply(exchange))),
                        this::acquire));
            } catch (ResponseLostException lost) {
                var failure = new UnreachableException(lost.getMessage(), lost.fault());
                if (lost.fault() != NetworkFault.TRANSIENT) {
                    throw failure;
                }
                return new ReadResult.Retryable<>(failure, Optional.empty());
            }
        });
    }

    /** Sends a request; once more for each idle connection that turns out to be closed, until a fresh one is opened. */
    private ApiResponse execute(CallHandle handle, Function<Exchange, Call<ResponseBody>> request)
            throws ResponseLostException {
        while (true) {
            var exchange = new Exchange(clock);
            Call<ResponseBody> call = request.apply(exchange);
            handle.onCancel(call::cancel);
            try {
                return send(exchange, call::execute);
            } catch (ResponseLostException lost) {
                if (!exchange.metClosedConnection() || !acquire()) {
                    throw lost;
                }
            }
        }
    }

    private UnreachableException timedOut(Function<Exchange, Call<ResponseBody>> request) {
        HttpUrl url = request.apply(new Exchange(clock)).request().url();
        return new UnreachableException(
                "GET " + redactor.redact(url.toString()) + ": no response in time", NetworkFault.TRANSIENT);
    }

    private ReadResult<ApiResponse> complete(ApiResponse response) {
        if (response.isSuccess() && response.isTruncated()) {
            return new ReadResult.Retryable<>(
                    new UnreachableException(response.describe("the response is truncated"), NetworkFault.TRANSIENT),
                    Optional.empty());
        }
        if (response.isSuccess()) {
            return new ReadResult.Received<>(response);
        }
        ApiException failure = ApiException.of(response.error());
        if (failure instanceof TooManyRequestsException || failure instanceof ServiceUnavailableException) {
            return new ReadResult.Retryable<>(
                    failure, response.rate(clock.instant()).retryAfter());
        }
        throw failure;
    }

    private boolean acquire() {
        try {
            rateLimiter.acquire(Deadline.NONE.orAfter(clock.instant(), RetryRules.LONGEST_WAIT));
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private ApiResponse follow(Hop hop, BooleanSupplier admission) throws ResponseLostException {
        ApiResponse response = hop.send(Optional.empty());
        for (int redirects = 0; redirects < MAX_REDIRECTS && response.isRedirect(); redirects++) {
            Optional<HttpUrl> target = response.redirectTarget().filter(this::isAtOrigin);
            if (target.isEmpty() || !admission.getAsBoolean()) {
                return response;
            }
            response = hop.send(target);
        }
        return response;
    }

    private ApiResponse send(Exchange exchange, Execution execution) throws ResponseLostException {
        try {
            ApiResponse response = ApiResponse.of(execution.execute(), exchange, redactor);
            rateLimiter.completed(response.rate(clock.instant()).limits());
            return response;
        } catch (CompletionException failed) {
            throw lost(exchange, failed.getCause() instanceof IOException network ? network : new IOException(failed));
        } catch (IOException failure) {
            throw lost(exchange, failure);
        }
    }

    private ResponseLostException lost(Exchange exchange, IOException failure) {
        rateLimiter.completed(List.of());
        return new ResponseLostException(exchange, NetworkErrors.of(failure, exchange, route), redactor);
    }

    @Override
    public synchronized void close() {
        if (reads.isPresent()) {
            reads.get().reader().close();
        }
        HttpClients.close(client);
    }

    /** Sends one request of an attempt: the first, or one to the target of a redirect. */
    private interface Hop {
        ApiResponse send(Optional<HttpUrl> target) throws ResponseLostException;
    }

    private interface Execution {
        Response<ResponseBody> execute() throws IOException;
    }
}
