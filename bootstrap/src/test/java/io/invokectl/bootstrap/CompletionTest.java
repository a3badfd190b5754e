package io.invokectl.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Completion in shells. {NEW} and {OLD} are the request IDs of the two jobs in the ledger; a bar separates candidates.
 */
@Tag("once")
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CompletionTest {
    private static final Pattern REQUEST_ID = Pattern.compile("\"request_id\": \"([^\"]+)\"");

    @TempDir
    private Path home;

    private Map<String, String> ids;

    @BeforeEach
    void setUp() throws Exception {
        ids = Map.of("{OLD}", create(), "{NEW}", create());
        Path doctl = Files.createDirectories(home.resolve(".config/doctl"));
        Files.writeString(doctl.resolve("config.yaml"), "auth-contexts:\n  team: tok-any-0123456789\n");
        Files.createDirectories(home.resolve("pictures"));
        Files.writeString(home.resolve("rows.csv"), "prompt\n");
        ProgramProcess.script(home.resolve("bin/invokectl"));
    }

    private String create() {
        String out = new Program(home)
                .run(List.of("create", "-u", "sandbox:?delay=0", "-m", "fal-ai/flux/schnell", "--prompt", "A city"))
                .out();
        Matcher id = REQUEST_ID.matcher(out);
        assertThat(id.find()).as(out).isTrue();
        return id.group(1);
    }

    private String expand(String text) {
        return text.replace("{OLD}", ids.get("{OLD}")).replace("{NEW}", ids.get("{NEW}"));
    }

    private Path script(String shell) throws Exception {
        String script = new Program(home).run(List.of("completion", shell)).out();
        return Files.writeString(home.resolve("completion." + shell), script);
    }

    private String run(List<String> command) throws Exception {
        Tool.Result result = Tool.run(
                home,
                Map.of(
                        "HOME",
                        home.toString(),
                        "PATH",
                        home.resolve("bin") + ":" + System.getenv("PATH"),
                        "TERM",
                        "dumb"),
                command);
        assertThat(result.code()).as(result.output()).isZero();
        return result.output();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void every_shell_accepts_its_script(String shell) throws Exception {
        assertThat(run(List.of(Tool.require(shell), "-n", script(shell).toString())))
                .isEmpty();
    }

    @Test
    void an_unknown_shell_is_rejected_with_the_known_ones() {
        assertThat(new Program(home).run(List.of("completion", "tcsh")))
                .isEqualTo(new Program.Result(2, "", "Error: unknown shell \"tcsh\": use bash, zsh or fish\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"contexts", "models", "request-ids", "jobs", "doubts"})
    void completion_candidates_create_no_files(String kind) {
        Path empty = home.resolve("empty");

        Program.Result result = new Program(empty).run(List.of("__complete", kind));

        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(empty).doesNotExist();
    }

    @Nested
    @DisplayNameGeneration(ReplaceUnderscores.class)
    final class Bash {
        private static final String ASK = """
                source "$1"
                shift
                COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
                _invokectl 2>/dev/null
                (IFS='|' && echo "${COMPREPLY[*]}")
                """;

        /** Split as by bash, for which an equals sign is a word. */
        @ParameterizedTest
        @CsvSource({
            "invokectl cre,                       create",
            "'invokectl auth ',                   init|list|switch|remove",
            "invokectl si async c,                create",
            "'invokectl doubts ',                 resolve",
            "invokectl --quiet auth i,            init",
            "invokectl --prompt auth cre,         create",
            "invokectl create --pr,               --prompt",
            "invokectl get --pr,                  ''",
            "'invokectl get ',                    {NEW}|{OLD}",
            "'invokectl get {OLD} ',              {NEW}|{OLD}",
            "'invokectl --ledger other.db get ',  ''",
            "'invokectl --ledger none get ',      ''",
            "'invokectl list -m ',                fal-ai/flux/schnell",
            "'invokectl --context ',              default|team",
            "invokectl --context = t,             team",
            "invokectl --context =,               default|team",
            "invokectl -o j,                      json",
            "'invokectl batch run --format ',     jsonl|csv|txt",
            "invokectl batch run rows,            rows.csv",
            "invokectl save --out p,              pictures",
            "invokectl create --prompt p,         ''"
        })
        void completes(String line, String candidates) throws Exception {
            var command = new ArrayList<>(List.of(
                    Tool.require("bash"), "-c", ASK, "bash", script("bash").toString()));
            command.addAll(List.of(expand(line).split(" ", -1)));

            assertThat(run(command)).isEqualTo(expand(candidates) + "\n");
        }
    }

    @Nested
    @DisplayNameGeneration(ReplaceUnderscores.class)
    final class Fish {

        /** Each candidate is followed by its description. */
        @ParameterizedTest
        @CsvSource({
            "invokectl cre,                    create:Submit a job without waiting for it",
            "invokectl si async g,             get:Show the current state of jobs",
            "invokectl --prompt auth cre,      create:Submit a job without waiting for it",
            "invokectl create --raw,           '--raw-field:Any other input field, as a string (repeatable)'",
            "invokectl get --raw,              ''",
            "'invokectl get ',                 {NEW}:COMPLETED {JOB}|{OLD}:COMPLETED {JOB}",
            "'invokectl --ledger none get ',   ''",
            "'invokectl list -m ',             'fal-ai/flux/schnell:last used 2026-01-22T19:19:19Z'",
            "'invokectl --context ',           default:the current context|team:a context",
            "invokectl --context=t,            --context=team:a context",
            "invokectl -o j,                   'json:Output format: text or json (default: text)'",
            "invokectl batch run rows,         rows.csv",
            "invokectl save --out p,           pictures/:Directory",
            "invokectl create --prompt p,      ''"
        })
        void completes(String line, String candidates) throws Exception {
            String ask = "source " + script("fish") + "; complete -C '" + expand(line) + "'";

            assertThat(run(List.of(Tool.require("fish"), "--no-config", "-c", ask))
                            .strip()
                            .lines()
                            .map(candidate -> candidate.replaceFirst("\t", ":"))
                            .collect(Collectors.joining("|")))
                    .isEqualTo(expand(candidates).replace("{JOB}", "fal-ai/flux/schnell 2026-01-22T19:19:19Z"));
        }
    }

    @Nested
    @DisplayNameGeneration(ReplaceUnderscores.class)
    final class Zsh {
        /**
         * Types a line and a tab in a pseudo-terminal and prints the arguments of the command that is then run. Zsh
         * removes a trailing equals sign or slash that it completed.
         */
        private static final String TYPE = """
                zmodload zsh/zpty
                zpty session zsh -f -i
                zpty -w session 'invokectl() {
                    if [[ $1 == __complete ]]; then command invokectl "$@"; else print -r -- "typed: $*."; fi
                }'
                zpty -w session "autoload -Uz compinit && compinit -u -D && source $1 && print rea''dy"
                zpty -r session out '*ready*'
                zpty -w session "$2"$'\\t'
                zpty -r session out '*typed: *.*'
                print -r -- "${${out##*typed: }%%.*}"
                zpty -d session
                """;

        @ParameterizedTest
        @CsvSource({
            "invokectl cre,                     create",
            "invokectl si async g,              si async get",
            "invokectl create --raw-f,          create --raw-field",
            "invokectl get {NEW-PREFIX},     get {NEW}",
            "invokectl list -m f,               list -m fal-ai/flux/schnell",
            "invokectl --context t,             --context team",
            "invokectl --context=t,             --context=team",
            "invokectl -o j,                    -o json",
            "invokectl save --out p,            save --out pictures",
            "invokectl --ledger none get s,     --ledger none get s"
        })
        void completes(String typed, String completed) throws Exception {
            String prefix = ids.get("{NEW}").substring(0, "sbx_".length() + 4);
            String words = typed.replace("{NEW-PREFIX}", prefix);

            assertThat(run(List.of(
                            Tool.require("zsh"),
                            "-f",
                            "-c",
                            TYPE,
                            "zsh",
                            script("zsh").toString(),
                            words)))
                    .isEqualTo(expand(completed) + "\n");
        }
    }
}
