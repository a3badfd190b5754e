package io.invokectl.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;

/** The segments of a request path. It is split before it is decoded, so a segment may contain any character. */
final class RequestPath {
    private final List<String> segments;

    RequestPath(URI address) {
        segments = Arrays.stream(address.getRawPath().substring(1).split("/", -1))
                .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), UTF_8))
                .toList();
    }

    boolean isBelow(String first) {
        return segments.size() > 1 && segments.get(0).equals(first);
    }

    List<String> afterFirst() {
        return segments.subList(1, segments.size());
    }

    String joined() {
        return String.join("/", segments);
    }
}
