package io.invokectl.files;

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

/** A browser's DevTools protocol: questions with answers, and events in between. */
final class DevTools implements WebSocket.Listener {
    static final long PATIENCE_SECONDS = 30;

    private final Map<Long, CompletableFuture<JsonObject>> questions = new ConcurrentHashMap<>();
    private final List<JsonObject> events = new CopyOnWriteArrayList<>();
    private final StringBuilder message = new StringBuilder();
    private final WebSocket socket;
    private String session = "";
    private long asked;

    DevTools(URI address) throws Exception {
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, this)
                .get(PATIENCE_SECONDS, SECONDS);
    }

    /** Puts all further questions to one page. */
    void attach(String session) {
        this.session = session;
    }

    JsonObject ask(String method, JsonObject parameters) throws Exception {
        asked++;
        var answer = new CompletableFuture<JsonObject>();
        questions.put(asked, answer);
        JsonObject question = JsonObject.EMPTY
                .with("id", JsonNumber.of(asked))
                .with("method", method)
                .with("params", parameters);
        socket.sendText(JsonText.compact(session.isEmpty() ? question : question.with("sessionId", session)), true)
                .get(PATIENCE_SECONDS, SECONDS);
        JsonObject came = answer.get(PATIENCE_SECONDS, SECONDS);
        if (came.get("result") instanceof JsonObject result) {
            return result;
        }
        throw new IllegalStateException(method + ": " + JsonText.compact(came));
    }

    /** What happened, as far as these methods tell. */
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
        message.append(part);
        if (last) {
            take(JsonText.parseAnswer(message.toString()));
            message.setLength(0);
        }
        from.request(1);
        return CompletableFuture.completedFuture(null);
    }

    private void take(JsonValue said) {
        if (!(said instanceof JsonObject object)) {
            return;
        }
        if (object.get("id") instanceof JsonNumber id) {
            questions.remove(Long.parseLong(id.text())).complete(object);
        } else {
            events.add(object);
        }
    }
}
