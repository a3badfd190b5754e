package io.invokectl.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.connect.Endpoint;
import io.invokectl.application.connect.Setting;
import io.invokectl.application.ledger.JobHistory;
import io.invokectl.application.port.InMemoryContexts;
import io.invokectl.application.port.InMemoryLedger;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.submit.RetryRules;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.context.ContextName;
import io.invokectl.domain.failure.InvalidSettingException;
import io.invokectl.domain.failure.MissingTokenException;
import io.invokectl.domain.failure.PlainHttpException;
import io.invokectl.domain.failure.TokenWithheldException;
import io.invokectl.domain.failure.UnknownContextException;
import io.invokectl.domain.failure.WrongEndpointException;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ConnectionResolverTest {
    private final Map<String, Setting> given = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private final InMemoryContexts contexts = new InMemoryContexts();

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

        give("context", "default");
        assertThat(token()).isEqualTo("cfg-default");

        give("access-token", "flag");
        assertThat(token()).isEqualTo("flag");
    }

    @Test
    void uses_the_context_of_the_submission_for_a_job_at_the_configured_address() {
        contexts.with("default", "cfg-default").with("team", "cfg-team").setting("api-url", "https://other.test");
        environment.put("MODEL_ACCESS_KEY", "env");

        assertThat(reached("https://other.test", "team")).isEqualTo("https://other.test cfg-team");
        assertThat(reached("https://inference.do-ai.run", "team")).isEqualTo("https://inference.do-ai.run cfg-team");

        give("access-token", "flag");
        assertThat(reached("https://other.test", "team")).isEqualTo("https://other.test flag");
    }

    @Test
    void rejects_a_job_at_an_address_that_only_the_ledger_names() {
        contexts.with("default", "cfg-default").with("team", "cfg-team");
        environment.put("MODEL_ACCESS_KEY", "env");
        give("access-token", "flag");

        for (String address : List.of("https://evil.test", "http://127.0.0.1:4000", "http://inference.do-ai.run")) {
            assertThatThrownBy(() -> reached(address, "team"))
                    .isInstanceOf(WrongEndpointException.class)
                    .hasMessage("req_1 was submitted to " + address + ", not to https://inference.do-ai.run");
        }
    }

    @Test
    void rejects_an_unnamed_job_if_another_address_is_given() {
        environment.put("MODEL_ACCESS_KEY", "env");
        give("api-url", "https://named.test");

        assertThatThrownBy(() -> reached("https://inference.do-ai.run", ""))
                .hasMessage("req_1 was submitted to https://inference.do-ai.run, not to https://named.test");
    }

    @Test
    void compares_addresses_after_normalization() {
        environment.put("MODEL_ACCESS_KEY", "env");

        assertThat(reached("HTTPS://Inference.DO-AI.run:443/", "")).isEqualTo("https://inference.do-ai.run env");
    }

    @Test
    void resolves_a_sandbox_job_to_the_sandbox_without_a_token() {
        give("api-url", "https://named.test");

        assertThat(resolver().endpoints().of(job("sandbox:", "")))
                .isEqualTo(new Endpoint(new ApiAddress("sandbox:"), Optional.empty()));
    }

    @Test
    void rejects_a_job_whose_context_has_no_token_unless_a_token_or_context_is_given() {
        contexts.with("default", "cfg-default");
        environment.put("MODEL_ACCESS_KEY", "env");

        assertThatThrownBy(() -> reached("https://inference.do-ai.run", "team"))
                .isInstanceOf(WrongEndpointException.class)
                .hasMessage("req_1 was submitted with context \"team\", which has no token here");

        give("context", "default");
        assertThat(reached("https://inference.do-ai.run", "team")).isEqualTo("https://inference.do-ai.run cfg-default");
    }

    @Test
    void never_sends_a_token_saved_for_another_address_to_a_job() {
        contexts.with("default", "cfg-default").setting("api-url", "https://other.test");

        assertThatThrownBy(() -> reached("https://inference.do-ai.run", ""))
                .isInstanceOf(MissingTokenException.class)
                .hasMessage(
                        "no access token: the job was submitted to https://inference.do-ai.run with a token that was not"
                                + " saved");

        environment.put("MODEL_ACCESS_KEY", "env");
        assertThat(reached("https://inference.do-ai.run", "")).isEqualTo("https://inference.do-ai.run env");
    }

    @Test
    void uses_the_current_context_for_a_job_at_the_default_address() {
        contexts.with("default", "cfg-default");

        assertThat(reached("https://inference.do-ai.run", "")).isEqualTo("https://inference.do-ai.run cfg-default");
    }

    @Test
    void sends_a_named_job_to_a_given_address_without_the_token_of_its_own_context() {
        contexts.with("default", "cfg-default").with("team", "cfg-team");
        environment.put("DIGITALOCEAN_API_URL", "https://named.test");

        var history =
                new JobHistory(Optional.of(new InMemoryLedger()), resolver().endpoints(), ProgressListener.NONE);
        assertThat(words(history.endpointOf(new RequestId("req_1")))).isEqualTo("https://named.test cfg-default");
    }

    private String reached(String address, String context) {
        return words(resolver().endpoints().of(job(address, context)));
    }

    private static Job job(String address, String context) {
        return InvocationFixture.jobAt(new Origin(
                new ApiAddress(address),
                Optional.of(context).filter(text -> !text.isEmpty()).map(ContextName::new)));
    }

    private static String words(Endpoint endpoint) {
        return endpoint.address() + " " + endpoint.token().orElseThrow().reveal();
    }

    @Test
    void sends_only_its_own_or_a_given_token_to_the_address_of_a_named_config_file() {
        contexts.with("default", "cfg-default").setting("api-url", "https://theirs.test");
        give("config", "theirs.yaml");
        assertThat(token()).isEqualTo("cfg-default");

        environment.put("MODEL_ACCESS_KEY", "env");
        assertThatThrownBy(this::resolve)
                .isInstanceOf(TokenWithheldException.class)
                .hasMessage(
                        "the token from MODEL_ACCESS_KEY is not sent to https://theirs.test, which api-url in memory"
                                + " names");

        give("access-token", "flag");
        assertThat(token()).isEqualTo("flag");
        given.remove("access-token");
        give("api-url", "https://theirs.test");
        assertThat(token()).isEqualTo("env");
    }

    @Test
    void an_address_is_temporary_if_only_the_caller_gives_it() {
        assertThat(resolver().temporaryAddress()).isEmpty();

        give("api-url", "https://flag.test");
        assertThat(resolver().temporaryAddress()).contains(new ApiAddress("https://flag.test"));

        contexts.setting("api-url", "https://flag.test");
        assertThat(resolver().temporaryAddress()).isEmpty();

        give("api-url", "https://inference.do-ai.run");
        assertThat(resolver().temporaryAddress()).isEmpty();
        give("api-url", "sandbox:?seed=7");
        assertThat(resolver().temporaryAddress()).isEmpty();
    }

    @Test
    void a_credential_names_its_origin() {
        contexts.with("team", "cfg-team").using("team");
        assertThat(resolve().endpoint().credential().orElseThrow().origin()).isEqualTo("the context \"team\"");
        assertThat(resolve().endpoint().credential().orElseThrow().context()).contains(new ContextName("team"));

        environment.put("MODEL_ACCESS_KEY", "env");
        assertThat(resolve().endpoint().credential().orElseThrow().origin()).isEqualTo("MODEL_ACCESS_KEY");
        assertThat(resolve().endpoint().credential().orElseThrow().context()).isEmpty();
    }

    @Test
    void an_empty_variable_counts_as_unset() {
        contexts.with("default", "cfg");
        environment.put("DIGITALOCEAN_ACCESS_TOKEN", "");
        environment.put("DIGITALOCEAN_CONTEXT", "");

        assertThat(token()).isEqualTo("cfg");
    }

    @Test
    void rejects_an_empty_token_given_by_the_caller() {
        give("access-token", "");
        environment.put("DIGITALOCEAN_ACCESS_TOKEN", "env");

        assertThatThrownBy(this::resolve)
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("option access-token: the access token is empty");
    }

    @Test
    void fails_without_a_token() {
        assertThatThrownBy(this::resolve)
                .isInstanceOf(MissingTokenException.class)
                .hasMessage("no access token: none was given, and the context \"default\" has none");
    }

    @Test
    void rejects_an_unknown_context_even_if_the_environment_has_a_token() {
        environment.put("DIGITALOCEAN_ACCESS_TOKEN", "env");
        give("context", "nope");

        assertThatThrownBy(this::resolve)
                .isInstanceOf(UnknownContextException.class)
                .hasMessage("there is no context \"nope\"");
    }

    @Test
    void reports_a_malformed_token_by_its_origin_and_never_shows_it() {
        environment.put("DIGITALOCEAN_ACCESS_TOKEN", "tok-1\ntok-2");

        assertThatThrownBy(this::resolve)
                .hasMessage("DIGITALOCEAN_ACCESS_TOKEN: the access token contains a line break");
    }

    @Test
    void the_address_defaults_to_the_public_one() {
        environment.put("DIGITALOCEAN_ACCESS_TOKEN", "env");
        assertThat(resolve().endpoint().address()).isEqualTo(ApiAddress.PUBLIC);

        contexts.setting("api-url", "https://config.test");
        assertThat(resolve().endpoint().address()).hasToString("https://config.test");
        environment.put("DIGITALOCEAN_API_URL", "https://env.test/");
        assertThat(resolve().endpoint().address()).hasToString("https://env.test");
        give("api-url", "https://flag.test");
        assertThat(resolve().endpoint().address()).hasToString("https://flag.test");
    }

    @Test
    void ignores_the_management_api_and_says_so() {
        environment.put("DIGITALOCEAN_ACCESS_TOKEN", "env");
        contexts.setting("api-url", "https://api.digitalocean.com");

        assertThat(resolve().endpoint().address()).isEqualTo(ApiAddress.PUBLIC);
        assertThat(resolver().notice())
                .contains("api-url in memory is the management API, which has no inference; using"
                        + " https://inference.do-ai.run");
    }

    @Test
    void has_no_notice_about_another_address() {
        assertThat(resolver().notice()).isEmpty();

        give("api-url", "https://flag.test");
        assertThat(resolver().notice()).isEmpty();
    }

    @Test
    void rejects_plain_http_to_another_machine_unless_allowed() {
        environment.put("DIGITALOCEAN_ACCESS_TOKEN", "env");
        give("api-url", "http://10.0.0.1:8080");
        assertThatThrownBy(this::resolve)
                .isInstanceOf(PlainHttpException.class)
                .hasMessage(
                        "option api-url: http://10.0.0.1:8080 would send the access token unencrypted; use https://");

        give("allow-plain-http", "true");
        assertThat(resolve().endpoint().address()).hasToString("http://10.0.0.1:8080");
        given.remove("allow-plain-http");
        give("api-url", "http://127.0.0.1:8080");
        assertThat(resolve().endpoint().address()).hasToString("http://127.0.0.1:8080");
    }

    @Test
    void the_sandbox_needs_no_token() {
        give("api-url", "sandbox:");

        assertThat(resolve().endpoint().credential()).isEqualTo(Optional.empty());
    }

    @Test
    void reports_a_malformed_address_by_its_origin() {
        environment.put("DIGITALOCEAN_API_URL", "nonsense");

        assertThatThrownBy(this::resolve)
                .hasMessageStartingWith("DIGITALOCEAN_API_URL: \"nonsense\" is not an address");
    }

    @Test
    void retries_come_from_flag_environment_config_and_default_in_this_order() {
        give("api-url", "sandbox:");
        assertThat(resolve().retry()).isEqualTo(RetryRules.DEFAULT);

        contexts.setting("http-retry-max", "1")
                .setting("http-retry-wait-min", "2")
                .setting("http-retry-wait-max", "3");
        assertThat(resolve().retry()).isEqualTo(new RetryRules(1, Duration.ofSeconds(2), Duration.ofSeconds(3)));
        environment.put("DIGITALOCEAN_HTTP_RETRY_MAX", "7");
        assertThat(resolve().retry().retries()).isEqualTo(7);
        give("http-retry-max", "9");
        assertThat(resolve().retry().retries()).isEqualTo(9);
    }

    @Test
    void a_negative_number_of_retries_counts_as_zero() {
        give("api-url", "sandbox:");
        give("http-retry-max", "-1");

        assertThat(resolve().retry().retries()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ten", "1.5", " ", "99999999999"})
    void a_wait_is_a_whole_number_of_seconds(String text) {
        give("api-url", "sandbox:");
        give("http-retry-wait-min", text);

        assertThatThrownBy(this::resolve)
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("option http-retry-wait-min: \"" + text + "\" is not a whole number");
    }

    @Test
    void reports_an_invalid_setting_before_a_missing_token() {
        give("http-retry-max", "many");

        assertThatThrownBy(this::resolve).hasMessage("option http-retry-max: \"many\" is not a whole number");
    }

    @Test
    void a_wait_is_not_negative() {
        give("api-url", "sandbox:");
        environment.put("DIGITALOCEAN_HTTP_RETRY_WAIT_MAX", "-1");

        assertThatThrownBy(this::resolve)
                .hasMessage("DIGITALOCEAN_HTTP_RETRY_WAIT_MAX: a wait must not be negative: -1");
    }

    @Test
    void reads_the_config_file_of_the_user(@TempDir Path home) throws IOException {
        Path file = home.resolve(".config/doctl/config.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "access-token: cfg\nhttp-retry-max: 3\nledger: own.db\n");
        environment.put("HOME", home.toString());

        ConnectionResolver user = ConnectionResolver.ofUser(given, environment, "Linux", ProgressListener.NONE);

        assertThat(words(user.resolve().endpoint())).isEqualTo("https://inference.do-ai.run cfg");
        assertThat(user.resolve().retry().retries()).isEqualTo(3);
        assertThat(user.settings().find("ledger")).contains(new Setting("own.db", "ledger in " + file));
    }

    @Test
    void reads_the_config_file_that_the_environment_names(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("team.yaml"), "access-token: team\n");
        environment.put("DIGITALOCEAN_CONFIG", file.toString());

        ConnectionResolver user = ConnectionResolver.ofUser(given, environment, "Linux", ProgressListener.NONE);

        assertThat(words(user.resolve().endpoint())).isEqualTo("https://inference.do-ai.run team");
    }

    private String token() {
        return resolve().endpoint().credential().orElseThrow().token().reveal();
    }

    private Connection resolve() {
        return resolver().resolve();
    }

    private void give(String name, String value) {
        given.put(name, new Setting(value, "option " + name));
    }

    private ConnectionResolver resolver() {
        return new ConnectionResolver(new Settings(given, environment).with(contexts), contexts);
    }
}
