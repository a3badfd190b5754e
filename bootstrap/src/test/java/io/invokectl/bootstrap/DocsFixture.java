package io.invokectl.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.sandbox.Faults;
import io.invokectl.sandbox.SandboxBehavior;
import io.invokectl.sandbox.SandboxServer;
import java.io.IOException;
import java.net.URI;
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
 * The environment that the examples in the documents assume: the files that they name, a context named team, two completed
 * jobs and one in doubt, and a batch in the folder pictures. The API is a sandbox served over HTTP, so that examples with
 * and without a token work; examples that name {@code sandbox:} use the same jobs.
 */
final class DocsFixture implements AutoCloseable {
    private static final String TOKEN = "sk-do-any";
    private static final Pattern REQUEST_ID = Pattern.compile("\"request_id\": \"([^\"]+)\"");
    private static final Pattern JOB_ID = Pattern.compile("job_[0-9a-f]{16}");
    private static final String ROW =
            "{\"id\":\"%s\",\"model_id\":\"fal-ai/flux/schnell\",\"input\":{\"prompt\":\"%s\"}}%n";

    private final Path home;
    private final SandboxServer server;
    private String address = "";
    private final Map<String, String> ids;

    DocsFixture(Path home) throws IOException {
        this.home = home;
        writeFiles();
        String inDoubt;
        try (SandboxServer silent = serve(Faults.parse("close=1"), 0)) {
            address = silent.address();
            inDoubt = submitInDoubt();
        }
        this.server = serve(Faults.NONE, URI.create(address).getPort());
        succeed("auth init --context team -t " + TOKEN);
        succeed("batch run " + home.resolve("rows.csv") + " --out " + home.resolve("pictures"));
        this.ids = Map.of(
                "req_abc123",
                submit(""),
                "req_def456",
                submit(""),
                "req_ghi789",
                submit(" --ledger none"),
                "job_1f0c8a",
                inDoubt);
    }

    private void writeFiles() throws IOException {
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

    private SandboxServer serve(Faults faults, int port) {
        return new SandboxServer(
                home.resolve("state/invokectl/sandbox"),
                SandboxBehavior.parse("?delay=0&seed=7"),
                InstantSource.system(),
                new Random(1),
                port,
                List.of(),
                faults);
    }

    private String submit(String flags) {
        return firstMatch(REQUEST_ID, succeed("create -m fal-ai/flux/schnell --prompt lighthouse" + flags));
    }

    private String submitInDoubt() {
        Program.Result result = execute("create -m fal-ai/flux/schnell --prompt lighthouse");
        assertThat(result.code()).as(result.err()).isEqualTo(4);
        return firstMatch(JOB_ID, result.err());
    }

    private static String firstMatch(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(matcher.groupCount());
    }

    private String succeed(String line) {
        Program.Result result = execute(line);
        assertThat(result.code()).as(result.err()).isZero();
        return result.out();
    }

    private Program.Result execute(String line) {
        var program = new Program(home);
        environment().forEach(program::with);
        return program.run(Stream.of(line.split(" ")).toList());
    }

    private Map<String, String> environment() {
        return Map.of(
                "HOME",
                home.toString(),
                "XDG_STATE_HOME",
                home.resolve("state").toString(),
                "DIGITALOCEAN_API_URL",
                address,
                "DIGITALOCEAN_ACCESS_TOKEN",
                TOKEN);
    }

    /** Replaces the IDs in examples by those of this fixture, the port by any free one, and makes the sandbox instant. */
    String substitute(String lines) {
        String substituted =
                lines.replace("--port 8080", "--port 0").replaceAll("sandbox:(?=\\s|$)", "sandbox:?delay=0");
        for (Map.Entry<String, String> id : ids.entrySet()) {
            substituted = substituted.replace(id.getKey(), id.getValue());
        }
        return substituted;
    }

    /** Runs lines in a shell, up to the first that fails. */
    Tool.Result run(String lines) throws Exception {
        var variables = new HashMap<>(environment());
        variables.put("PATH", home.resolve("bin") + ":" + System.getenv("PATH"));
        return Tool.run(home, variables, List.of("sh", "-eu", "-c", substitute(lines)));
    }

    @Override
    public void close() {
        server.close();
    }
}
