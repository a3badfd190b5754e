package io.invokectl.http;

import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Tag;
import retrofit2.http.Url;

/** The routes, as DigitalOcean's OpenAPI file and its guide to fal models give them. */
interface InvocationApi {

    @POST("v1/async-invoke")
    Call<ResponseBody> create(@Body RequestBody body, @Tag Transmission transmission);

    @GET("v1/async-invoke/{id}")
    Call<ResponseBody> get(@Path("id") String id, @Tag Transmission transmission);

    @GET("v1/async-invoke/{id}/status")
    Call<ResponseBody> status(@Path("id") String id, @Tag Transmission transmission);

    @POST
    Call<ResponseBody> createAt(@Url String url, @Body RequestBody body, @Tag Transmission transmission);

    @GET
    Call<ResponseBody> getAt(@Url String url, @Tag Transmission transmission);
}
