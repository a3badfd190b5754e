package io.invokectl.bootstrap;

import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;
import io.invokectl.json.JsonText;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;

/** Where in an answer a server may put a text, be it a secret that it was told or one to deceive whoever reads it. */
enum InjectionPoint {
    ERROR,
    PLACE_OF_AN_ERROR,
    REFUSAL,
    PLAIN_TEXT,
    HEADERS_OF_AN_ERROR,
    TIME_TO_WAIT,
    STATUS_LINE,
    REDIRECT_AWAY,
    REDIRECT_WITHIN,
    FINISHED_JOB,
    FAILED_JOB,
    STATUS,
    JOB_ID,
    ANSWER_CUT_SHORT,
    NO_JSON;

    /**
     * An answer with the text in this place, and in a header besides.
     *
     * @param elsewhere the address of another host
     */
    MockResponse holding(String text, String elsewhere) {
        String line = text.replaceAll("[\\r\\n]", " ");
        return answer(text, line, elsewhere).addHeaderLenient("X-Heard", line).build();
    }

    private MockResponse.Builder answer(String text, String line, String elsewhere) {
        JsonObject heard = JsonObject.EMPTY.with("message", text);
        return switch (this) {
            case ERROR -> json(422, heard.with("request_id", text));
            case PLACE_OF_AN_ERROR ->
                json(400, JsonObject.EMPTY.with("detail", JsonArray.of(heard.with("loc", array(text)))));
            case REFUSAL -> json(401, JsonObject.EMPTY.with("error", heard));
            case PLAIN_TEXT -> new MockResponse.Builder().code(500).body(text);
            case HEADERS_OF_AN_ERROR ->
                json(404, JsonObject.EMPTY)
                        .addHeaderLenient("x-request-id", line)
                        .addHeaderLenient("Set-Cookie", "heard=" + line);
            case TIME_TO_WAIT -> json(503, heard).addHeaderLenient("Retry-After", line);
            case STATUS_LINE -> new MockResponse.Builder().status("HTTP/1.1 " + line);
            case REDIRECT_AWAY -> redirect(elsewhere + "/" + line);
            case REDIRECT_WITHIN -> redirect("/" + line);
            case FINISHED_JOB -> json(202, job("COMPLETED", text).with("output", pictures(elsewhere + "/" + text)));
            case FAILED_JOB -> json(200, job("FAILED", text).with("error", heard));
            case STATUS -> json(200, job(text, text));
            case JOB_ID -> json(202, JsonObject.EMPTY.with("request_id", text).with("status", "QUEUED"));
            case ANSWER_CUT_SHORT ->
                json(202, job("QUEUED", text))
                        .setHeader("Content-Length", 10_000)
                        .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE);
            case NO_JSON -> json(200, JsonObject.EMPTY).body("{\"request_id\": " + text);
        };
    }

    private static JsonObject job(String status, String text) {
        return JsonObject.EMPTY
                .with("request_id", "req_1")
                .with("model_id", text)
                .with("status", status)
                .with("tags", array(text))
                .with("heard", text);
    }

    private static JsonObject pictures(String url) {
        return JsonObject.EMPTY.with("images", JsonArray.of(JsonObject.EMPTY.with("url", url)));
    }

    private static JsonArray array(String item) {
        return JsonArray.of(new JsonString(item));
    }

    private static MockResponse.Builder redirect(String target) {
        return new MockResponse.Builder().code(307).addHeaderLenient("Location", target);
    }

    private static MockResponse.Builder json(int status, JsonObject body) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json")
                .body(JsonText.compact(body));
    }
}
