package io.invokectl.bootstrap;

import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.json.JsonText;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A home in which jobs are bought from a {@link RecordingApiServer}: by processes that may die, and by commands in this one. */
final class CliUser {
    final Program program;
    private final Path home;
    private final RecordingApiServer seller;

    CliUser(Path home, RecordingApiServer seller) {
        this.home = home;
        this.seller = seller;
        this.program = new Program(home)
                .with("DIGITALOCEAN_API_URL", seller.address())
                .with("DIGITALOCEAN_ACCESS_TOKEN", "any-token");
    }

    /** The words that buy a row under its key, wait for it and keep its picture. */
    String[] run(String row, String... more) {
        return words(Stream.concat(Stream.of("run", "--out", out().toString()), Stream.of(more)), row);
    }

    /** The words that buy a row under its key. */
    String[] create(String row, String... more) {
        return words(Stream.concat(Stream.of("create"), Stream.of(more)), row);
    }

    private static String[] words(Stream<String> first, String row) {
        return Stream.concat(first, Stream.of("-m", "fal-ai/flux/schnell", "--prompt", row, "--idempotency-key", row))
                .toArray(String[]::new);
    }

    /** Runs a command in a process of its own. */
    ProgramProcess start(String... words) {
        return ProgramProcess.start(home, connected(words));
    }

    /** The words, and where to connect. */
    String[] connected(String... words) {
        return Stream.concat(Stream.of(words), Stream.of("-u", seller.address(), "-t", "any-token"))
                .toArray(String[]::new);
    }

    /** Runs a command in this process. */
    Program.Result here(String... words) {
        return program.run(List.of(words));
    }

    List<JsonObject> jobs() {
        return documents(here("list", "--limit", "100000", "-o", "json"));
    }

    List<JsonObject> doubts() {
        return documents(here("doubts", "-o", "json"));
    }

    JsonObject show(String name) {
        return (JsonObject) JsonText.parse(here("show", name, "-o", "json").out());
    }

    private static List<JsonObject> documents(Program.Result result) {
        return ((JsonArray) JsonText.parse(result.out()))
                .items().stream().map(JsonObject.class::cast).toList();
    }

    /** A member of a document. */
    static String text(JsonObject document, String member) {
        return document.get(member).nonBlankText().orElse("");
    }

    Path home() {
        return home;
    }

    Path out() {
        return home.resolve("out");
    }
}
