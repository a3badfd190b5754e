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
import io.invokectl.domain.failure.TokenWithheldException;
import io.invokectl.domain.failure.UnknownContextException;
import io.invokectl.domain.failure.WrongEndpointException;
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
    void a_job_at_the_configured_address_is_reached_with_the_context_of_its_submission() {
        contexts.with("default", "cfg-default").with("team", "cfg-team").setting("api-url", "https://other.test");
        environment.put("MODEL_ACCESS_KEY", "env");

        assertThat(reached("https://other.test", "team")).isEqualTo("https://other.test cfg-team");
        assertThat(reached("https://inference.do-ai.run", "team")).isEqualTo("https://inference.do-ai.run cfg-team");

        flags.put("access-token", "flag");
        assertThat(reached("https://other.test", "team")).isEqualTo("https://other.test flag");
    }

    @Test
    void a_job_at_an_address_that_nobody_names_is_elsewhere() {
        contexts.with("default", "cfg-default").with("team", "cfg-team");
        environment.put("MODEL_ACCESS_KEY", "env");
        flags.put("access-token", "flag");

        for (String address : List.of("https://evil.test", "http://127.0.0.1:4000", "http://inference.do-ai.run")) {
            assertThatThrownBy(() -> reached(address, "team"))
                    .isInstanceOf(WrongEndpointException.class)
                    .hasMessage("req_1 was submitted to " + address + ", not to https://inference.do-ai.run");
        }
    }

    @Test
    void a_job_that_the_user_does_not_name_is_elsewhere_if_another_address_is_given() {
        environment.put("MODEL_ACCESS_KEY", "env");
        flags.put("api-url", "https://named.test");

        assertThatThrownBy(() -> reached("https://inference.do-ai.run", ""))
                .hasMessage("req_1 was submitted to https://inference.do-ai.run, not to https://named.test");
    }

    @Test
    void the_address_that_is_asked_is_spelled_as_the_user_spells_it() {
        environment.put("MODEL_ACCESS_KEY", "env");

        assertThat(reached("HTTPS://Inference.DO-AI.run:443/", "")).isEqualTo("https://inference.do-ai.run env");
    }

    @Test
    void a_job_of_the_sandbox_is_asked_at_the_sandbox_and_without_a_token() {
        flags.put("api-url", "https://named.test");

        Connection connection = chooser().chooseFor("req_1", new Origin(new ApiAddress("sandbox:"), Optional.empty()));

        assertThat(connection.address().isHttp()).isFalse();
        assertThat(connection.credential()).isEqualTo(Optional.empty());
    }

    @Test
    void a_job_whose_context_has_no_token_is_elsewhere_unless_a_token_or_context_is_given() {
        contexts.with("default", "cfg-default");
        environment.put("MODEL_ACCESS_KEY", "env");

        assertThatThrownBy(() -> reached("https://inference.do-ai.run", "team"))
                .isInstanceOf(WrongEndpointException.class)
                .hasMessage("req_1 was submitted with context \"team\", which has no token here");

        flags.put("context", "default");
        assertThat(reached("https://inference.do-ai.run", "team")).isEqualTo("https://inference.do-ai.run cfg-default");
    }

    @Test
    void a_job_whose_token_was_given_outright_gets_no_token_that_is_meant_for_elsewhere() {
        contexts.with("default", "cfg-default").setting("api-url", "https://other.test");

        assertThatThrownBy(() -> reached("https://inference.do-ai.run", ""))
                .isInstanceOf(MissingTokenException.class)
                .hasMessage(
                        "the job was submitted to https://inference.do-ai.run with a token that is not kept: give it"
                                + " again with --access-token, or name its context");

        environment.put("MODEL_ACCESS_KEY", "env");
        assertThat(reached("https://inference.do-ai.run", "")).isEqualTo("https://inference.do-ai.run env");
    }

    @Test
    void a_job_of_the_usual_address_gets_the_usual_token() {
        contexts.with("default", "cfg-default");

        assertThat(reached("https://inference.do-ai.run", "")).isEqualTo("https://inference.do-ai.run cfg-default");
    }

    @Test
    void a_named_job_is_asked_at_a_given_address_without_the_token_of_its_own_context() {
        contexts.with("default", "cfg-default").with("team", "cfg-team");
        environment.put("DIGITALOCEAN_API_URL", "https://named.test");

        assertThat(words(chooser().chooseForNamed("req_1", origin("https://other.test", "team"))))
                .isEqualTo("https://named.test cfg-default");
    }

    private String reached(String address, String context) {
        return words(chooser().chooseFor("req_1", origin(address, context)));
    }

    private static Origin origin(String address, String context) {
        return new Origin(
                new ApiAddress(address),
                Optional.of(context).filter(text -> !text.isEmpty()).map(ContextName::new));
    }

    private static String words(Connection connection) {
        return connection.address() + " "
                + connection.credential().orElseThrow().token().reveal();
    }

    @Test
    void a_named_config_file_gets_only_its_own_token_or_that_of_the_flag_for_its_address() {
        contexts.with("default", "cfg-default").setting("api-url", "https://theirs.test");
        flags.put("config", "theirs.yaml");
        assertThat(token()).isEqualTo("cfg-default");

        environment.put("MODEL_ACCESS_KEY", "env");
        assertThatThrownBy(this::choose)
                .isInstanceOf(TokenWithheldException.class)
                .hasMessage(
                        "the token from MODEL_ACCESS_KEY is not sent to https://theirs.test, which api-url in memory"
                                + " names");

        flags.put("access-token", "flag");
        assertThat(token()).isEqualTo("flag");
        flags.remove("access-token");
        flags.put("api-url", "https://theirs.test");
        assertThat(token()).isEqualTo("env");
    }

    @Test
    void an_address_is_for_once_if_only_a_flag_names_it() {
        assertThat(chooser().addressForOnce()).isEmpty();

        flags.put("api-url", "https://flag.test");
        assertThat(chooser().addressForOnce()).contains(new ApiAddress("https://flag.test"));

        contexts.setting("api-url", "https://flag.test");
        assertThat(chooser().addressForOnce()).isEmpty();

        flags.put("api-url", "https://inference.do-ai.run");
        assertThat(chooser().addressForOnce()).isEmpty();
        flags.put("api-url", "sandbox:?seed=7");
        assertThat(chooser().addressForOnce()).isEmpty();
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

        assertThatThrownBy(this::choose)
                .hasMessage("DIGITALOCEAN_ACCESS_TOKEN: the access token contains a line break");
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
    void a_notice_about_the_address_is_given_once() {
        environment.put("DIGITALOCEAN_ACCESS_TOKEN", "env");
        contexts.setting("api-url", "https://api.digitalocean.com");
        ChooseConnection chooser = chooser();

        chooser.choose();
        chooser.chooseForNamed("req_1", origin("https://inference.do-ai.run", ""));

        assertThat(listener).hasSize(1);
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
