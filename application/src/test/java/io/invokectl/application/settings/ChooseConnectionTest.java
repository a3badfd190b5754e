package io.invokectl.application.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.port.InMemoryContexts;
import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.submit.RetryRules;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.context.ContextName;
import io.invokectl.domain.failure.InvalidSettingException;
import io.invokectl.domain.failure.MissingTokenException;
import io.invokectl.domain.failure.UnknownContextException;
import io.invokectl.domain.job.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ChooseConnectionTest {
    private final Map<String, String> flags = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private final InMemoryContexts contexts = new InMemoryContexts();
    private final List<ProgressEvent> listener = new ArrayList<>();

    @Test
    void the_more_explicit_token_wins() {
        contexts.with("default", "cfg-default").with("team", "cfg-team").with("other", "cfg-other");
        contexts.using("other");
        assertThat(token()).isEqualTo("cfg-other");

        environment.put("DIGITALOCEAN_TOKEN", "env-3");
        assertThat(token()).isEqualTo("env-3");
        environment.put("MODEL_ACCESS_KEY", "env-2");
        assertThat(token()).isEqualTo("env-2");
        environment.put("DIGITALOCEAN_ACCESS_TOKEN", "env-1");
        assertThat(token()).isEqualTo("env-1");

        environment.put("DIGITALOCEAN_CONTEXT", "TEAM");
        assertThat(token()).isEqualTo("cfg-team");

        flags.put("context", "default");
        assertThat(token()).isEqualTo("cfg-default");

        flags.put("access-token", "flag");
        assertThat(token()).isEqualTo("flag");
    }

    @Test
    void a_job_is_reached_where_it_was_submitted_with_the_context_of_then() {
        contexts.with("default", "cfg-default").with("team", "cfg-team");
        environment.put("MODEL_ACCESS_KEY", "env");

        assertThat(reached("https://other.test", "team")).isEqualTo("https://other.test cfg-team");

        flags.put("access-token", "flag");
        assertThat(reached("https://other.test", "team")).isEqualTo("https://other.test flag");
    }

    @Test
    void a_job_whose_token_was_given_outright_gets_no_token_that_is_meant_for_elsewhere() {
        contexts.with("default", "cfg-default");

        assertThatThrownBy(() -> reached("https://other.test", ""))
                .isInstanceOf(MissingTokenException.class)
                .hasMessage("the job was submitted to https://other.test with a token that is not kept: give it again"
                        + " with --access-token, or name its context");

        environment.put("MODEL_ACCESS_KEY", "env");
        assertThat(reached("https://other.test", "")).isEqualTo("https://other.test env");
    }

    @Test
    void a_job_of_the_usual_address_gets_the_usual_token() {
        contexts.with("default", "cfg-default");

        assertThat(reached("https://inference.do-ai.run", "")).isEqualTo("https://inference.do-ai.run cfg-default");
    }

    @Test
    void another_address_that_is_named_does_not_get_the_token_of_the_jobs_own_context() {
        contexts.with("default", "cfg-default").with("team", "cfg-team");
        environment.put("DIGITALOCEAN_API_URL", "https://named.test");

        assertThat(reached("https://other.test", "team")).isEqualTo("https://named.test cfg-default");
    }

    @Test
    void a_remembered_address_is_no_leave_to_show_the_token_to_a_network() {
        contexts.with("team", "cfg-team");

        assertThatThrownBy(() -> reached("http://10.0.0.1", "team"))
                .hasMessage("the job's own address: http://10.0.0.1 would send the access token unencrypted; use"
                        + " https:// or add --allow-plain-http");
    }

    private String reached(String address, String context) {
        Optional<ContextName> name =
                Optional.of(context).filter(text -> !text.isEmpty()).map(ContextName::new);
        Connection connection = chooser().choose(Optional.of(new Origin(new ApiAddress(address), name)));
        return connection.address() + " "
                + connection.credential().orElseThrow().token().reveal();
    }

    @Test
    void a_token_is_remembered_with_where_it_came_from() {
        contexts.with("team", "cfg-team").using("team");
        assertThat(choose().credential().orElseThrow().origin()).isEqualTo("the context \"team\"");
        assertThat(choose().credential().orElseThrow().context()).contains(new ContextName("team"));

        environment.put("MODEL_ACCESS_KEY", "env");
        assertThat(choose().credential().orElseThrow().origin()).isEqualTo("MODEL_ACCESS_KEY");
        assertThat(choose().credential().orElseThrow().context()).isEmpty();
    }

    @Test
    void an_empty_variable_counts_as_none() {
        contexts.with("default", "cfg");
        environment.put("DIGITALOCEAN_ACCESS_TOKEN", "");
        environment.put("DIGITALOCEAN_CONTEXT", "");

        assertThat(token()).isEqualTo("cfg");
    }

    @Test
    void an_empty_token_flag_is_a_mistake() {
        flags.put("access-token", "");
        environment.put("DIGITALOCEAN_ACCESS_TOKEN", "env");

        assertThatThrownBy(this::choose)
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("--access-token: the access token is empty");
    }

    @Test
    void without_any_token_it_is_said_where_one_was_looked_for() {
        assertThatThrownBy(this::choose)
                .isInstanceOf(MissingTokenException.class)
                .hasMessage("there is no access token: none is given by --access-token, DIGITALOCEAN_ACCESS_TOKEN or"
                        + " MODEL_ACCESS_KEY, and the context \"default\" has none");
    }

    @Test
    void a_named_context_has_to_exist_even_if_there_is_a_token_elsewhere() {
        environment.put("DIGITALOCEAN_ACCESS_TOKEN", "env");
        flags.put("context", "nope");

        assertThatThrownBy(this::choose)
                .isInstanceOf(UnknownContextException.class)
                .hasMessage("there is no context \"nope\"");
    }

    @Test
    void a_token_that_no_header_can_carry_is_named_by_its_origin_and_not_shown() {
        environment.put("DIGITALOCEAN_ACCESS_TOKEN", "tok-1\ntok-2");

        assertThatThrownBy(this::choose).hasMessage("DIGITALOCEAN_ACCESS_TOKEN: the access token holds a line break");
    }

    @Test
    void the_address_is_the_public_one_unless_it_is_set() {
        environment.put("DIGITALOCEAN_ACCESS_TOKEN", "env");
        assertThat(choose().address()).isEqualTo(ApiAddress.PUBLIC);

        contexts.setting("api-url", "https://config.test");
        assertThat(choose().address()).hasToString("https://config.test");
        environment.put("DIGITALOCEAN_API_URL", "https://env.test/");
        assertThat(choose().address()).hasToString("https://env.test");
        flags.put("api-url", "https://flag.test");
        assertThat(choose().address()).hasToString("https://flag.test");
    }

    @Test
    void the_management_api_counts_as_unset_and_that_is_said() {
        environment.put("DIGITALOCEAN_ACCESS_TOKEN", "env");
        contexts.setting("api-url", "https://api.digitalocean.com");

        assertThat(choose().address()).isEqualTo(ApiAddress.PUBLIC);
        assertThat(listener)
                .containsExactly(
                        new ProgressEvent.Remark("api-url in memory is the management API, which has no inference:"
                                + " using https://inference.do-ai.run"));
    }

    @Test
    void plain_http_to_another_machine_has_to_be_allowed() {
        environment.put("DIGITALOCEAN_ACCESS_TOKEN", "env");
        flags.put("api-url", "http://10.0.0.1:8080");
        assertThatThrownBy(this::choose)
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("--api-url: http://10.0.0.1:8080 would send the access token unencrypted; use https:// or"
                        + " add --allow-plain-http");

        flags.put("allow-plain-http", "true");
        assertThat(choose().address()).hasToString("http://10.0.0.1:8080");
        flags.remove("allow-plain-http");
        flags.put("api-url", "http://127.0.0.1:8080");
        assertThat(choose().address()).hasToString("http://127.0.0.1:8080");
    }

    @Test
    void the_sandbox_needs_no_token() {
        flags.put("api-url", "sandbox:");

        assertThat(choose().credential()).isEqualTo(Optional.empty());
    }

    @Test
    void an_address_that_is_none_is_named_by_its_origin() {
        environment.put("DIGITALOCEAN_API_URL", "nonsense");

        assertThatThrownBy(this::choose).hasMessageStartingWith("DIGITALOCEAN_API_URL: \"nonsense\" is not an address");
    }

    @Test
    void retries_come_from_flag_environment_config_and_default_in_this_order() {
        flags.put("api-url", "sandbox:");
        assertThat(choose().retry()).isEqualTo(RetryRules.DEFAULT);

        contexts.setting("http-retry-max", "1")
                .setting("http-retry-wait-min", "2")
                .setting("http-retry-wait-max", "3");
        assertThat(choose().retry()).isEqualTo(new RetryRules(1, Duration.ofSeconds(2), Duration.ofSeconds(3)));
        environment.put("DIGITALOCEAN_HTTP_RETRY_MAX", "7");
        assertThat(choose().retry().retries()).isEqualTo(7);
        flags.put("http-retry-max", "9");
        assertThat(choose().retry().retries()).isEqualTo(9);
    }

    @Test
    void a_negative_number_of_retries_is_none() {
        flags.put("api-url", "sandbox:");
        flags.put("http-retry-max", "-1");

        assertThat(choose().retry().retries()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ten", "1.5", " ", "99999999999"})
    void a_wait_is_a_whole_number_of_seconds(String text) {
        flags.put("api-url", "sandbox:");
        flags.put("http-retry-wait-min", text);

        assertThatThrownBy(this::choose)
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("--http-retry-wait-min: \"" + text + "\" is not a whole number");
    }

    @Test
    void a_wait_is_not_negative() {
        flags.put("api-url", "sandbox:");
        environment.put("DIGITALOCEAN_HTTP_RETRY_WAIT_MAX", "-1");

        assertThatThrownBy(this::choose).hasMessage("DIGITALOCEAN_HTTP_RETRY_WAIT_MAX: -1 seconds is not a wait");
    }

    private String token() {
        return choose().credential().orElseThrow().token().reveal();
    }

    private Connection choose() {
        return chooser().choose();
    }

    private ChooseConnection chooser() {
        return new ChooseConnection(new Settings(flags, environment, contexts), contexts, listener::add);
    }
}
