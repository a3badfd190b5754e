package io.invokectl.report;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonBoolean;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.json.JsonText;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A headless Chromium with one page. */
final class Browser {
    private static final String LISTENING = "DevTools listening on ";
    private static final Map<String, Integer> CODES =
            Map.of("Tab", 9, "Enter", 13, "Escape", 27, "ArrowLeft", 37, "ArrowRight", 39, "ArrowDown", 40);

    private final Process process;
    private final DevTools tools;

    Browser(Path program, Path profile) throws Exception {
        this.process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--no-first-run",
                        "--hide-scrollbars",
                        "--disable-background-networking",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        this.tools = new DevTools(address());
        JsonObject blank = JsonObject.EMPTY.with("url", "about:blank");
        JsonObject page = tools.ask("Target.createTarget", blank).with("flatten", new JsonBoolean(true));
        tools.attach(DevTools.text(tools.ask("Target.attachToTarget", page), "sessionId"));
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            tools.ask(domain + ".enable", JsonObject.EMPTY);
        }
    }

    /** The browser named by {@code -Dchromium}, or else the first one on the path. */
    static Optional<Path> find() {
        String named = System.getProperty("chromium");
        return named != null
                ? Optional.of(Path.of(named))
                : Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                                .map(name -> Path.of(folder, name)))
                        .filter(Files::isExecutable)
                        .findFirst();
    }

    private URI address() throws IOException {
        var stderr = new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        for (String line = stderr.readLine(); line != null; line = stderr.readLine()) {
            if (line.startsWith(LISTENING)) {
                return URI.create(line.substring(LISTENING.length()));
            }
        }
        throw new IOException("the browser ended before it was listening");
    }

    /** Opens a page and clears the events of the previous one. */
    void open(String address) throws Exception {
        navigate("about:blank");
        tools.forgetEvents();
        navigate(address);
    }

    private void navigate(String address) throws Exception {
        evaluate("window.isLeft = true");
        tools.ask("Page.navigate", JsonObject.EMPTY.with("url", address));
        untilLoaded();
    }

    void reload() throws Exception {
        evaluate("window.isLeft = true");
        tools.ask("Page.reload", JsonObject.EMPTY);
        untilLoaded();
    }

    private void untilLoaded() throws Exception {
        until("!window.isLeft && document.readyState === 'complete'");
    }

    /** The value of an expression on the page as a string; a promise is awaited. */
    String evaluate(String expression) throws Exception {
        JsonObject answer = tools.ask(
                "Runtime.evaluate",
                JsonObject.EMPTY
                        .with("expression", "Promise.resolve(" + expression + ").then(String)")
                        .with("awaitPromise", new JsonBoolean(true)));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(JsonText.compact(answer));
        }
        return answer.get("result") instanceof JsonObject result ? DevTools.text(result, "value") : "";
    }

    /** Waits until a condition is true on the page. */
    void until(String condition) throws Exception {
        long end = System.nanoTime() + SECONDS.toNanos(DevTools.TIMEOUT_SECONDS);
        while (!isTrue(condition)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("timed out waiting for " + condition);
            }
        }
    }

    /** False during navigation, when nothing can be evaluated. */
    private boolean isTrue(String condition) throws Exception {
        try {
            return evaluate(condition).equals("true");
        } catch (IllegalStateException between) {
            return false;
        }
    }

    /** Presses keys by their DOM names. */
    void press(String... keys) throws Exception {
        for (String key : keys) {
            JsonObject stroke = JsonObject.EMPTY.with("key", key).with("code", key);
            if (CODES.containsKey(key)) {
                stroke = stroke.with("windowsVirtualKeyCode", JsonNumber.of(CODES.get(key)));
            }
            if (key.equals("Enter") || key.length() == 1) {
                stroke = stroke.with("text", key.equals("Enter") ? "\r" : key);
            }
            tools.ask("Input.dispatchKeyEvent", stroke.with("type", "keyDown"));
            tools.ask("Input.dispatchKeyEvent", stroke.with("type", "keyUp"));
        }
    }

    void resize(int width, int height) throws Exception {
        tools.ask(
                "Emulation.setDeviceMetricsOverride",
                JsonObject.EMPTY
                        .with("width", JsonNumber.of(width))
                        .with("height", JsonNumber.of(height))
                        .with("deviceScaleFactor", JsonNumber.of(1))
                        .with("mobile", new JsonBoolean(false)));
    }

    /** Sets the preferred color scheme, {@code light} or {@code dark}. */
    void prefer(String scheme) throws Exception {
        JsonObject feature =
                JsonObject.EMPTY.with("name", "prefers-color-scheme").with("value", scheme);
        tools.ask("Emulation.setEmulatedMedia", JsonObject.EMPTY.with("features", JsonArray.of(feature)));
    }

    /** Enables or disables scripts. */
    void allowScripts(boolean allowed) throws Exception {
        tools.ask("Emulation.setScriptExecutionDisabled", JsonObject.EMPTY.with("value", new JsonBoolean(!allowed)));
    }

    /** Console messages, exceptions and log entries. */
    List<String> complaints() {
        return tools.events("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded").stream()
                .map(JsonText::compact)
                .toList();
    }

    /** The requested URLs, except {@code data:} URIs. */
    List<String> requests() {
        return tools.events("Network.requestWillBeSent").stream()
                .map(event -> (JsonObject) event.get("params"))
                .map(parameters -> DevTools.text((JsonObject) parameters.get("request"), "url"))
                .filter(address -> !address.startsWith("data:"))
                .toList();
    }

    void close() throws Exception {
        tools.ask("Browser.close", JsonObject.EMPTY);
        process.onExit().get(DevTools.TIMEOUT_SECONDS, SECONDS);
    }
}
