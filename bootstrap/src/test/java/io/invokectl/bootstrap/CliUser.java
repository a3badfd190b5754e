package io.invokectl.bootstrap;

import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.json.JsonText;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A user of the command line who submits jobs to a {@link RecordingApiServer}, in new processes or in this one. */
final class CliUser {
    final Program program;
    private final Path home;
    private final RecordingApiServer api;

    CliUser(Path home, RecordingApiServer api) {
        this.home = home;
        this.api = api;
        this.program = new Program(home)
                .with("DIGITALOCEAN_API_URL", api.address())
                .with("DIGITALOCEAN_ACCESS_TOKEN", "any-token");
    }

    /** The arguments of {@code run} for a prompt that is also the idempotency key. */
    String[] runArgs(String prompt, String... flags) {
        return args(Stream.concat(Stream.of("run", "--out", out().toString()), Stream.of(flags)), prompt);
    }

    /** The arguments of {@code create} for a prompt that is also the idempotency key. */
    String[] createArgs(String prompt, String... flags) {
        return args(Stream.concat(Stream.of("create"), Stream.of(flags)), prompt);
    }

    private static String[] args(Stream<String> first, String prompt) {
        return Stream.concat(
                        first, Stream.of("-m", "fal-ai/flux/schnell", "--prompt", prompt, "--idempotency-key", prompt))
                .toArray(String[]::new);
    }

    /** Starts a command in a new process. */
    ProgramProcess start(String... args) {
        return ProgramProcess.start(home, withConnection(args));
    }

    /** Adds the API address and a token. */
    String[] withConnection(String... args) {
        return Stream.concat(Stream.of(args), Stream.of("-u", api.address(), "-t", "any-token"))
                .toArray(String[]::new);
    }

    /** Runs a command in this process. */
    Program.Result execute(String... args) {
        return program.run(List.of(args));
    }

    List<JsonObject> jobs() {
        return documents(execute("list", "--limit", "100000", "-o", "json"));
    }

    List<JsonObject> doubts() {
        return documents(execute("doubts", "-o", "json"));
    }

    JsonObject show(String id) {
        return (JsonObject) JsonText.parse(execute("show", id, "-o", "json").out());
    }

    private static List<JsonObject> documents(Program.Result result) {
        return ((JsonArray) JsonText.parse(result.out()))
                .items().stream().map(JsonObject.class::cast).toList();
    }

    /** The text of a member, or an empty string. */
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
