package io.invokectl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.cli.output.TerminalStreams;
import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.context.ContextName;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class AuthCommandsTest {
    private static final AccessToken GOOD = new AccessToken("tok-good");
    private static final ContextName TEAM = new ContextName("team");

    private final CliFixture cli = new CliFixture();

    @BeforeEach
    void withoutToken() {
        cli.environment.clear();
    }

    @Test
    void init_saves_a_valid_token_in_the_current_context() {
        cli.runtime.contexts.with("team", "tok-old").using("team");

        cli.run("auth", "init", "-t", "tok-good");

        assertThat(cli.code).isZero();
        assertThat(cli.out).isEmpty();
        assertThat(cli.err)
                .isEqualTo("Notice: validating the token for the context \"team\"\n"
                        + "Notice: the token is valid and saved in the context \"team\"\n");
        assertThat(cli.runtime.contexts.token(TEAM)).contains(GOOD);
    }

    @Test
    void init_saves_the_token_in_the_named_context() {
        cli.environment.put("DIGITALOCEAN_ACCESS_TOKEN", "tok-good");

        cli.run("auth", "init", "--context", "Team", "-o", "json", "--token-validation-server", "https://check.test");

        assertThat(cli.out).isEqualTo("{\"context\":\"team\"}\n");
        assertThat(cli.runtime.contexts.token(TEAM)).contains(GOOD);
        assertThat(cli.runtime.contexts.current()).isEqualTo(ContextName.DEFAULT);
        assertThat(cli.runtime.tokenServers).containsExactly(Optional.of(new ApiAddress("https://check.test")));
    }

    @Test
    void init_never_sends_a_token_unencrypted() {
        cli.run("auth", "init", "-t", "tok-good", "--token-validation-server", "http://10.0.0.1");

        assertThat(cli.code).isEqualTo(2);
        assertThat(cli.err)
                .isEqualTo("Error: --token-validation-server: http://10.0.0.1 would send the access token unencrypted;"
                        + " use https://\nHint: to allow it, add --allow-plain-http\n");
    }

    @Test
    void init_rejects_the_sandbox_address() {
        cli.run("auth", "init", "-t", "tok-good", "-u", "sandbox:");

        assertThat(cli.code).isEqualTo(2);
        assertThat(cli.err).isEqualTo("Error: --api-url: the sandbox uses no token\n");
    }

    @Test
    void init_applies_the_maximum_number_of_retries() {
        cli.run("auth", "init", "-t", "tok-good", "--http-retry-max", "0");

        assertThat(cli.runtime.endpoints).isEmpty();
        assertThat(cli.runtime.validated.get(0).retry().retries()).isZero();
    }

    @Test
    void init_prefers_the_token_from_stdin() {
        cli.environment.put("DIGITALOCEAN_ACCESS_TOKEN", "tok-env");
        cli.stdin = "tok-good\n";

        cli.run("auth", "init", "--token-stdin");

        assertThat(cli.code).isZero();
        assertThat(cli.runtime.contexts.token(ContextName.DEFAULT)).contains(GOOD);
    }

    @Test
    void init_names_quotes_around_the_token() {
        cli.stdin = "\"tok-good\"\n";

        assertThat(cli.run("auth", "init", "--token-stdin").err)
                .isEqualTo("Error: stdin: the access token is enclosed in quotes, which are not part of it\n");
        assertThat(cli.code).isEqualTo(2);
    }

    @Test
    void init_prompts_for_the_token_on_a_terminal() {
        cli.terminal = new TerminalStreams(true, true, true);
        cli.typedSecret = Optional.of("tok-good");

        cli.run("auth", "init");

        assertThat(cli.err).startsWith("Access token: ");
        assertThat(cli.runtime.contexts.token(ContextName.DEFAULT)).contains(GOOD);
    }

    @Test
    void init_changes_nothing_if_the_token_is_rejected() {
        cli.runtime.contexts.with("default", "tok-old");

        cli.run("auth", "init", "-t", "tok-bad");

        assertThat(cli.code).isEqualTo(5);
        assertThat(cli.err)
                .startsWith(
                        "Notice: validating the token for the context \"default\"\nError: the token is not valid, and"
                                + " nothing was saved in the context \"default\": ")
                .contains("401")
                .doesNotContain("tok-bad");
        assertThat(cli.runtime.contexts.token(ContextName.DEFAULT)).contains(new AccessToken("tok-old"));
    }

    @Test
    void init_without_a_token_explains_how_to_provide_one() {
        assertThat(cli.run("auth", "init").err)
                .isEqualTo("Error: no token: use -t or --token-stdin, or run the command on a terminal to enter it\n");
        assertThat(cli.code).isEqualTo(2);
    }

    @Test
    void init_rejects_a_malformed_token_without_repeating_it() {
        cli.stdin = "tok-1\ntok-2\n";

        assertThat(cli.run("auth", "init", "--token-stdin").err)
                .isEqualTo("Error: stdin: the access token contains a line break\n");
    }

    @Test
    void list_shows_all_contexts_and_marks_the_current_one() {
        cli.runtime.contexts.with("b", "tok").with("a", "tok").using("b");

        assertThat(cli.run("auth", "list").out).isEqualTo("a\nb (current)\ndefault\n");
        assertThat(cli.run("auth", "ls", "--context", "a").out).isEqualTo("a (current)\nb\ndefault\n");
        assertThat(cli.run("auth", "ls", "-o", "json").out)
                .isEqualTo("[{\"name\":\"a\",\"current\":false},{\"name\":\"b\",\"current\":true},"
                        + "{\"name\":\"default\",\"current\":false}]\n");
    }

    @Test
    void switch_makes_another_context_current() {
        cli.runtime.contexts.with("team", "tok");

        cli.run("auth", "switch", "--context", "TEAM");

        assertThat(cli.err).isEqualTo("Notice: the current context is \"team\"\n");
        assertThat(cli.runtime.contexts.current()).isEqualTo(TEAM);
    }

    @Test
    void switch_rejects_an_unknown_context() {
        cli.run("auth", "switch", "--context", "nope", "-o", "json");

        assertThat(cli.out)
                .isEqualTo("{\"errors\":[{\"detail\":\"there is no context \\\"nope\\\"\",\"code\":\"usage\","
                        + "\"hint\":\"list the contexts with: invokectl auth list\"}]}\n");
        assertThat(cli.code).isEqualTo(2);
    }

    @Test
    void remove_requires_a_context_and_deletes_it() {
        cli.runtime.contexts.with("team", "tok").using("team");

        assertThat(cli.run("auth", "remove").err)
                .isEqualTo("Error: no context: specify the one to remove with --context\n");
        assertThat(cli.run("auth", "remove", "--context", "team").err)
                .isEqualTo("Notice: removed the context \"team\"; the current context is \"default\"\n");
        assertThat(cli.runtime.contexts.names()).containsExactly(ContextName.DEFAULT);
    }
}
