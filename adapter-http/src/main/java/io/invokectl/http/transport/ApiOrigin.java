package io.invokectl.http.transport;

import okhttp3.HttpUrl;

/** Scheme, host and port of the API: the token is sent to no other origin, and redirects to others are not followed. */
record ApiOrigin(String scheme, String host, int port) {

    static ApiOrigin of(HttpUrl url) {
        return new ApiOrigin(url.scheme(), url.host(), url.port());
    }

    boolean contains(HttpUrl url) {
        return equals(of(url));
    }
}
