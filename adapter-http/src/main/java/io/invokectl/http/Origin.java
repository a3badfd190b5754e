package io.invokectl.http;

import okhttp3.HttpUrl;

/** Scheme, host and port: what a redirect must not leave and the token must not cross. */
record Origin(String scheme, String host, int port) {

    static Origin of(HttpUrl url) {
        return new Origin(url.scheme(), url.host(), url.port());
    }

    boolean isOf(HttpUrl url) {
        return scheme.equals(url.scheme()) && host.equals(url.host()) && port == url.port();
    }
}
