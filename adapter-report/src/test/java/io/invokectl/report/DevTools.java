package io.invokectl.report;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.json.JsonText;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client of the Chrome DevTools protocol. */
final class DevTools implements WebSocket.Listener {
    static final long TIMEOUT_SECONDS = 30;

    private final Map<Long, CompletableFuture<JsonObject>> pending = new ConcurrentHashMap<>();
    private final List<JsonObject> events = new CopyOnWriteArrayList<>();
    private final StringBuilder buffer = new StringBuilder();
    private final WebSocket socket;
    private String session = "";
    private long lastId;

    DevTools(URI address) throws Exception {
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, this)
                .get(TIMEOUT_SECONDS, SECONDS);
    }

    /** Sends all further requests to one page. */
    void attach(String session) {
        this.session = session;
    }

    JsonObject ask(String method, JsonObject parameters) throws Exception {
        lastId++;
        var response = new CompletableFuture<JsonObject>();
        pending.put(lastId, response);
        JsonObject request = JsonObject.EMPTY
                .with("id", JsonNumber.of(lastId))
                .with("method", method)
                .with("params", parameters);
        socket.sendText(JsonText.compact(session.isEmpty() ? request : request.with("sessionId", session)), true)
                .get(TIMEOUT_SECONDS, SECONDS);
        JsonObject message = response.get(TIMEOUT_SECONDS, SECONDS);
        if (message.get("result") instanceof JsonObject result) {
            return result;
        }
        throw new IllegalStateException(method + ": " + JsonText.compact(message));
    }

    /** The events of these methods. */
    List<JsonObject> events(String... methods) {
        return events.stream()
                .filter(event -> List.of(methods).contains(text(event, "method")))
                .toList();
    }

    void forgetEvents() {
        events.clear();
    }

    static String text(JsonObject object, String member) {
        return object.get(member).nonBlankText().orElse("");
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        buffer.append(part);
        if (last) {
            receive(JsonText.parseAnswer(buffer.toString()));
            buffer.setLength(0);
        }
        from.request(1);
        return CompletableFuture.completedFuture(null);
    }

    private void receive(JsonValue message) {
        if (!(message instanceof JsonObject object)) {
            return;
        }
        if (object.get("id") instanceof JsonNumber id) {
            pending.remove(Long.parseLong(id.text())).complete(object);
        } else {
            events.add(object);
        }
    }
}
