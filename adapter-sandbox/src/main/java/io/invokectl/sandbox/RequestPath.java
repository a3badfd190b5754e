package io.invokectl.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;

/** The path of a request in its parts. It is divided first and decoded then, so a part may hold any character. */
final class RequestPath {
    private final List<String> parts;

    RequestPath(URI address) {
        parts = Arrays.stream(address.getRawPath().substring(1).split("/", -1))
                .map(part -> URLDecoder.decode(part.replace("+", "%2B"), UTF_8))
                .toList();
    }

    boolean isBelow(String first) {
        return parts.size() > 1 && parts.get(0).equals(first);
    }

    List<String> behindFirst() {
        return parts.subList(1, parts.size());
    }

    String joined() {
        return String.join("/", parts);
    }
}
