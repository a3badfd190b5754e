package io.invokectl.http;

import io.invokectl.domain.json.JsonValue;
import io.invokectl.json.JsonText;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.Retrofit;

/**
 * The one way to the API: sends a request once, and follows redirects within the API's origin, which count as part of
 * the same send. Thread-safe.
 */
final class ApiGate implements AutoCloseable {
    private static final int MOST_REDIRECTS = 5;

    private final Origin origin;
    private final Secret secret;
    private final InstantSource clock;
    private final OkHttpClient client;
    private final InvocationApi api;

    ApiGate(HttpSettings settings, InstantSource clock) {
        HttpUrl base = HttpUrl.get(settings.address().value() + "/");
        this.secret = new Secret(settings.token());
        this.origin = Origin.of(base);
        this.clock = clock;
        this.client = Clients.obedient(!base.isHttps(), settings.patience())
                .readTimeout(settings.patience().submission())
                .callTimeout(
                        settings.patience().connect().plus(settings.patience().submission()))
                .eventListenerFactory(call -> Transmission.of(call.request()))
                .addInterceptor(headers(settings.userAgent()))
                .addInterceptor(secret.authorisation(origin))
                .addInterceptor(new WholeAnswer(secret, settings.trace().map(lines -> new TraceLog(lines, secret))))
                .build();
        this.api = new Retrofit.Builder().baseUrl(base).client(client).build().create(InvocationApi.class);
    }

    /** A way to read, given the routes. */
    interface Route {
        Call<ResponseBody> of(InvocationApi api, Transmission transmission);
    }

    /** Sends a paid request, once, and takes its answer whatever else happens: an interrupt has to wait. */
    Answer post(JsonValue body) throws NoAnswer {
        String json = JsonText.compact(body);
        return follow(
                (url, transmission) -> {
                    var content = new OneShotBody(json, transmission);
                    return url.isEmpty()
                            ? api.create(content, transmission)
                            : api.createAt(url.get().toString(), content, transmission);
                },
                Uninterrupted::execute);
    }

    /**
     * Sends a read, once.
     *
     * @param started is told each call before it is made, so that it can be cancelled
     */
    Answer get(Route route, Consumer<Call<?>> started) throws NoAnswer {
        return follow(
                (url, transmission) -> url.isEmpty()
                        ? route.of(api, transmission)
                        : api.getAt(url.get().toString(), transmission),
                call -> {
                    started.accept(call);
                    call.execute();
                });
    }

    private Answer follow(Step step, Way way) throws NoAnswer {
        Answer answer = send(step, Optional.empty(), way);
        for (int hops = 0; hops < MOST_REDIRECTS && answer.isRedirect(); hops++) {
            Optional<HttpUrl> next = answer.next(origin);
            if (next.isEmpty()) {
                return answer;
            }
            answer = send(step, next, way);
        }
        return answer;
    }

    private Answer send(Step step, Optional<HttpUrl> url, Way way) throws NoAnswer {
        var transmission = new Transmission(clock);
        Call<ResponseBody> call = step.to(url, transmission);
        try {
            way.make(call);
        } catch (IOException why) {
            if (transmission.head().isEmpty()) {
                throw new NoAnswer(call.request(), why, transmission, secret);
            }
        }
        return Answer.of(call.request(), transmission, secret);
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

    private interface Way {
        void make(Call<ResponseBody> call) throws IOException;
    }
}
