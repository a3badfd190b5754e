package io.invokectl.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.json.JsonText;
import io.invokectl.sandbox.craft.Content;

/**
 * An answer over HTTP.
 *
 * @param status the status
 * @param content the body
 */
record Reply(int status, Content content) {

    static Reply json(int status, JsonObject body) {
        return new Reply(
                status, new Bytes("application/json", JsonText.compact(body).getBytes(UTF_8)));
    }

    /** An error as the API words it. */
    static Reply error(int status, String id, String message, String requestId) {
        return json(status, errorBody(id, message, requestId));
    }

    /** An error with what is wrong with a field of the request's body. */
    static Reply invalid(Problem problem, String requestId) {
        JsonObject body = errorBody("unprocessable_entity", problem.message(), requestId);
        return json(422, body.with("detail", JsonArray.of(problem.toJson())));
    }

    private static JsonObject errorBody(String id, String message, String requestId) {
        return JsonObject.EMPTY.with("id", id).with("message", message).with("request_id", requestId);
    }
}
