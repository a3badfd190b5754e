package io.invokectl.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.sandbox.Faults;
import io.invokectl.sandbox.SandboxBehavior;
import io.invokectl.sandbox.SandboxServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the command lines in documents take for granted, in a home of its own: the files that they name, a context called
 * team, two finished jobs and one in doubt, a batch in the folder pictures. The API is a sandbox behind HTTP, so that
 * lines with and without a token work, and what says {@code sandbox:} itself works too.
 */
final class DocsFixture implements AutoCloseable {
    private static final String TOKEN = "sk-do-any";
    private static final Pattern REQUEST_ID = Pattern.compile("\"request_id\": \"([^\"]+)\"");
    private static final Pattern JOB_ID = Pattern.compile("job_[0-9a-f]{16}");
    private static final String ROW =
            "{\"id\":\"%s\",\"model_id\":\"fal-ai/flux/schnell\",\"input\":{\"prompt\":\"%s\"}}%n";

    private final Path home;
    private final SandboxServer server;
    private final Map<String, String> names;

    DocsFixture(Path home) throws IOException {
        this.home = home;
        this.server = served(Faults.NONE);
        files();
        did("auth init --context team -t " + TOKEN);
        did("batch run " + home.resolve("rows.csv") + " --out " + home.resolve("pictures"));
        this.names = Map.of("req_abc123", bought(), "req_def456", bought(), "job_1f0c8a", doubted());
    }

    private void files() throws IOException {
        ProgramProcess.script(home.resolve("bin/invokectl"));
        Files.createSymbolicLink(home.resolve("invokectl"), home.resolve("bin/invokectl"));
        Files.createDirectories(home.resolve(".config/fish/completions"));
        Files.writeString(home.resolve("token.txt"), TOKEN + "\n");
        Files.writeString(
                home.resolve("request.json"), ROW.formatted("any", "A city").replace("\"id\":\"any\",", ""));
        Files.writeString(home.resolve("rows.csv"), "id,model_id,prompt\nharbour,fal-ai/flux/schnell,A harbour\n");
        Files.writeString(
                home.resolve("rows.jsonl"), ROW.formatted("tower", "A tower") + ROW.formatted("hill", "A hill"));
        Files.writeString(home.resolve("prompts.txt"), "A lighthouse\nA meadow\n");
    }

    private SandboxServer served(Faults faults) {
        return new SandboxServer(
                home.resolve("state/invokectl/sandbox"),
                SandboxBehavior.parse("?delay=0&seed=7"),
                InstantSource.system(),
                new Random(1),
                0,
                List.of(),
                faults);
    }

    private String bought() {
        return found(REQUEST_ID, did("create -m fal-ai/flux/schnell --prompt lighthouse"));
    }

    private String doubted() {
        try (SandboxServer silent = served(Faults.parse("close=1"))) {
            Program.Result result = run("create -m fal-ai/flux/schnell --prompt lighthouse -u " + silent.address());
            assertThat(result.code()).as(result.err()).isEqualTo(4);
            return found(JOB_ID, result.err());
        }
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(matcher.groupCount());
    }

    private String did(String line) {
        Program.Result result = run(line);
        assertThat(result.code()).as(result.err()).isZero();
        return result.out();
    }

    private Program.Result run(String line) {
        var program = new Program(home);
        surroundings().forEach(program::with);
        return program.run(Stream.of(line.split(" ")).toList());
    }

    /** The embedded sandbox, where a line asks for that one, knows the same jobs. */
    private Map<String, String> surroundings() {
        return Map.of(
                "HOME", home.toString(),
                "XDG_STATE_HOME", home.resolve("state").toString(),
                "DIGITALOCEAN_API_URL", server.address(),
                "DIGITALOCEAN_ACCESS_TOKEN", TOKEN);
    }

    /** Lines with this scenery's jobs in the place of made up ones, any free port, and a sandbox that takes no time. */
    String translated(String lines) {
        String own = lines.replace("--port 8080", "--port 0").replaceAll("sandbox:(?=\\s|$)", "sandbox:?delay=0");
        for (Map.Entry<String, String> name : names.entrySet()) {
            own = own.replace(name.getKey(), name.getValue());
        }
        return own;
    }

    /** Has a shell do what is written, up to the first line that fails. */
    Tool.Result play(String lines) throws Exception {
        var environment = new HashMap<>(surroundings());
        environment.put("PATH", home.resolve("bin") + ":" + System.getenv("PATH"));
        return Tool.run(home, environment, List.of("sh", "-eu", "-c", translated(lines)));
    }

    @Override
    public void close() {
        server.close();
    }
}
