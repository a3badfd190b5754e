package io.invokectl.http;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.RateLimiter;
import io.invokectl.application.submit.RetryRules;
import io.invokectl.domain.failure.InvalidSettingException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.failure.RateLimitException;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.domain.value.InvalidValueException;
import io.invokectl.json.JsonText;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.Retrofit;

/**
 * The one way to the API: sends a request once, and follows redirects within the API's origin, which count as part of
 * the same attempt; each request that follows a redirect draws on the rate budget as the first has done. Thread-safe.
 */
final class ApiGate implements AutoCloseable {
    private static final int MOST_REDIRECTS = 5;

    private final Origin origin;
    private final Way way;
    private final Secret secret;
    private final RateLimiter budget;
    private final InstantSource clock;
    private final OkHttpClient client;
    private final InvocationApi api;

    /**
     * Takes the settings and the ports. Nothing is connected yet.
     *
     * @param budget what redirected requests draw on, and what hears of the API's limits; whoever sends has drawn for
     *     the first request
     * @throws InvalidValueException if the address is none after all
     * @throws InvalidSettingException if a proxy or the file of authorities is none
     * @throws LocalFileException if that file cannot be read
     */
    ApiGate(HttpSettings settings, RateLimiter budget, InstantSource clock) {
        HttpUrl base = Optional.ofNullable(HttpUrl.parse(settings.address() + "/"))
                .orElseThrow(() -> new InvalidValueException("\"" + settings.address() + "\" is not an address"));
        this.origin = Origin.of(base);
        this.way = new Way(base.isHttps(), new Proxies(settings.network()).on(base));
        this.secret = new Secret(settings.token(), way.proxy());
        var curl = new CurlCommand(way, settings.network().caFile());
        this.budget = budget;
        this.clock = clock;
        this.client = Clients.obedient(settings, way)
                .readTimeout(settings.patience().submission())
                .callTimeout(
                        settings.patience().connect().plus(settings.patience().submission()))
                .eventListenerFactory(call -> Transmission.of(call.request()))
                .addInterceptor(headers(settings.userAgent()))
                .addInterceptor(secret.authorisation(origin))
                .addInterceptor(
                        new WholeAnswer(secret, settings.trace().map(lines -> new TraceLog(lines, secret, curl))))
                .build();
        this.api = new Retrofit.Builder().baseUrl(base).client(client).build().create(InvocationApi.class);
    }

    /** A way to read, given the routes. */
    interface Route {
        Call<ResponseBody> of(InvocationApi api, Transmission transmission);
    }

    /**
     * Sends a paid request, once, and takes its answer whatever else happens: an interrupt has to wait. A redirect for
     * which the budget has no room is the answer.
     */
    Answer post(JsonValue body) throws NoAnswer {
        String json = JsonText.compact(body);
        return follow(
                (url, transmission) -> {
                    var content = new OneShotBody(json, transmission);
                    return url.isEmpty()
                            ? api.create(content, transmission)
                            : api.createAt(url.get().toString(), content, transmission);
                },
                Uninterrupted::execute,
                this::hasRoom);
    }

    /**
     * Sends a read, once.
     *
     * @param leash holds the call, so that it can be cancelled
     * @throws RateLimitException if the budget has no room for following a redirect
     */
    Answer get(Route route, Leash leash) throws NoAnswer {
        return follow(
                (url, transmission) -> url.isEmpty()
                        ? route.of(api, transmission)
                        : api.getAt(url.get().toString(), transmission),
                call -> {
                    leash.hold(call::cancel);
                    call.execute();
                },
                this::drawOnBudget);
    }

    private boolean hasRoom() {
        try {
            return drawOnBudget();
        } catch (RateLimitException spent) {
            return false;
        }
    }

    private boolean drawOnBudget() {
        try {
            budget.acquire(Deadline.NONE.orAfter(clock.instant(), RetryRules.LONGEST_WAIT));
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Answer follow(Step step, Manner manner, BooleanSupplier mayFollow) throws NoAnswer {
        Answer answer = send(step, Optional.empty(), manner);
        for (int hops = 0; hops < MOST_REDIRECTS && answer.isRedirect(); hops++) {
            Optional<HttpUrl> next = answer.next(origin);
            if (next.isEmpty() || !mayFollow.getAsBoolean()) {
                return answer;
            }
            answer = send(step, next, manner);
        }
        return answer;
    }

    private Answer send(Step step, Optional<HttpUrl> url, Manner manner) throws NoAnswer {
        var transmission = new Transmission(clock);
        Call<ResponseBody> call = step.to(url, transmission);
        try {
            manner.make(call);
        } catch (IOException why) {
            if (transmission.head().isEmpty()) {
                budget.completed(List.of());
                throw new NoAnswer(call.request(), NetworkTrouble.of(why, transmission, way), transmission, secret);
            }
        }
        Answer answer = Answer.of(call.request(), transmission, secret);
        budget.completed(answer.rate(clock.instant()).limits());
        return answer;
    }

    private static Interceptor headers(String userAgent) {
        return chain -> chain.proceed(chain.request()
                .newBuilder()
                .header("Accept", "application/json")
                .header("Accept-Encoding", "identity")
                .header("User-Agent", userAgent)
                .build());
    }

    @Override
    public void close() {
        Clients.close(client);
    }

    private interface Step {
        Call<ResponseBody> to(Optional<HttpUrl> url, Transmission transmission);
    }

    private interface Manner {
        void make(Call<ResponseBody> call) throws IOException;
    }
}
