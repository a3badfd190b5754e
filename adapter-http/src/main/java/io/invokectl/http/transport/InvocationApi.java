package io.invokectl.http.transport;

import java.util.concurrent.CompletableFuture;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.Headers;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Streaming;
import retrofit2.http.Tag;
import retrofit2.http.Url;

/**
 * Routes of the API. The tag is the listener that records the evidence of the exchange.
 *
 * <p>Submissions are futures: OkHttp aborts a synchronous call whose thread is interrupted, which would leave a job in
 * doubt although its response was about to arrive.
 */
interface InvocationApi {

    @POST("v1/async-invoke")
    @Headers("Accept: application/json")
    @Streaming
    CompletableFuture<Response<ResponseBody>> create(@Body RequestBody body, @Tag Exchange exchange);

    @POST
    @Headers("Accept: application/json")
    @Streaming
    CompletableFuture<Response<ResponseBody>> createAt(@Url String url, @Body RequestBody body, @Tag Exchange exchange);

    @GET("v1/async-invoke/{id}")
    @Headers("Accept: application/json")
    @Streaming
    Call<ResponseBody> get(@Path("id") String id, @Tag Exchange exchange);

    @GET("v1/async-invoke/{id}/status")
    @Headers("Accept: application/json")
    @Streaming
    Call<ResponseBody> status(@Path("id") String id, @Tag Exchange exchange);

    @GET
    @Headers("Accept: application/json")
    @Streaming
    Call<ResponseBody> getAt(@Url String url, @Tag Exchange exchange);
}
