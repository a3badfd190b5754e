package io.invokectl.http.transport;

import io.invokectl.domain.context.AccessToken;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** Adds the token to requests to the API's own origin. */
record TokenInterceptor(AccessToken token, ApiOrigin origin) implements Interceptor {

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        return chain.proceed(
                origin.contains(request.url())
                        ? request.newBuilder()
                                .header("Authorization", "Bearer " + token.reveal())
                                .build()
                        : request);
    }
}
