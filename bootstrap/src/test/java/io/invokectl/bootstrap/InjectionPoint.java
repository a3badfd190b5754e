package io.invokectl.bootstrap;

import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;
import io.invokectl.http.WireServer;
import io.invokectl.http.WireServer.Step;
import io.invokectl.json.JsonText;

/** A part of a response in which a server can place text: a secret that it received, or text that deceives a reader. */
enum InjectionPoint {
    ERROR,
    ERROR_LOCATION,
    AUTHENTICATION_ERROR,
    PLAIN_TEXT,
    ERROR_HEADERS,
    RETRY_AFTER,
    STATUS_LINE,
    CROSS_HOST_REDIRECT,
    SAME_HOST_REDIRECT,
    COMPLETED_JOB,
    FAILED_JOB,
    JOB_STATUS,
    REQUEST_ID,
    TRUNCATED_BODY,
    MALFORMED_JSON;

    /**
     * A response with the text at this point, and in one more header.
     *
     * @param otherHost the address of another host
     */
    Step responseWith(String text, String otherHost) {
        String line = text.replaceAll("[\\r\\n]", " ");
        String response = response(text, line, otherHost);
        int headers = response.indexOf("\r\n");
        String injected = response.substring(0, headers) + "\r\nX-Echo: " + line + response.substring(headers);
        return this == TRUNCATED_BODY ? WireServer.respondAndClose(injected) : WireServer.respond(injected);
    }

    private String response(String text, String line, String otherHost) {
        JsonObject echo = JsonObject.EMPTY.with("message", text);
        return switch (this) {
            case ERROR -> json(422, echo.with("request_id", text));
            case ERROR_LOCATION ->
                json(400, JsonObject.EMPTY.with("detail", JsonArray.of(echo.with("loc", array(text)))));
            case AUTHENTICATION_ERROR -> json(401, JsonObject.EMPTY.with("error", echo));
            case PLAIN_TEXT -> WireServer.http(500, text, "Content-Type: text/plain");
            case ERROR_HEADERS -> json(404, JsonObject.EMPTY, "x-request-id: " + line, "Set-Cookie: echo=" + line);
            case RETRY_AFTER -> json(503, echo, "Retry-After: " + line);
            case STATUS_LINE -> "HTTP/1.1 " + line + "\r\nContent-Length: 0\r\n\r\n";
            case CROSS_HOST_REDIRECT -> WireServer.http(307, "", "Location: " + otherHost + "/" + line);
            case SAME_HOST_REDIRECT -> WireServer.http(307, "", "Location: /" + line);
            case COMPLETED_JOB -> json(202, job("COMPLETED", text).with("output", pictures(otherHost + "/" + text)));
            case FAILED_JOB -> json(200, job("FAILED", text).with("error", echo));
            case JOB_STATUS -> json(200, job(text, text));
            case REQUEST_ID ->
                json(202, JsonObject.EMPTY.with("request_id", text).with("status", "QUEUED"));
            case TRUNCATED_BODY ->
                "HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\nContent-Length: 10000\r\n\r\n"
                        + JsonText.compact(job("QUEUED", text));
            case MALFORMED_JSON -> WireServer.http(200, "{\"request_id\": " + text);
        };
    }

    private static JsonObject job(String status, String text) {
        return JsonObject.EMPTY
                .with("request_id", "req_1")
                .with("model_id", text)
                .with("status", status)
                .with("tags", array(text))
                .with("echo", text);
    }

    private static JsonObject pictures(String url) {
        return JsonObject.EMPTY.with("images", JsonArray.of(JsonObject.EMPTY.with("url", url)));
    }

    private static JsonArray array(String item) {
        return JsonArray.of(new JsonString(item));
    }

    private static String json(int status, JsonObject body, String... headers) {
        return WireServer.http(status, JsonText.compact(body), headers);
    }
}
