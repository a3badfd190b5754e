package io.invokectl.application.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.InvocationFixture;
import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.context.ContextName;
import io.invokectl.domain.failure.PlainHttpException;
import io.invokectl.domain.failure.TokenWithheldException;
import io.invokectl.domain.failure.WrongEndpointException;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.Origin;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class EndpointsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.test",
                "http://127.0.0.1:4000",
                "http://inference.do-ai.run",
                "https://inference.do-ai.run:8443",
                "https://inference.do-ai.run.evil.test",
                "https://inference.do-ai.run/other",
                "ftp://evil.test",
                "recorded:/etc/passwd",
                "sandbox:junk",
                "sandbox://evil.test"
            })
    void never_uses_an_address_that_only_the_ledger_names(String address) {
        for (SettingSource source : SettingSource.values()) {
            assertThatThrownBy(
                            () -> endpoints(ApiAddress.PUBLIC, source, source).of(submittedTo(address)))
                    .isInstanceOf(WrongEndpointException.class)
                    .hasMessage("req_1 was submitted to " + address + ", not to https://inference.do-ai.run");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sandbox:", "sandbox:?seed=7", "SANDBOX:?speed=9", "sandbox:?"})
    void reads_a_sandbox_job_from_the_sandbox_without_settings_and_without_a_token(String address) {
        Endpoint endpoint = endpoints(ApiAddress.PUBLIC, SettingSource.CALLER, SettingSource.CALLER)
                .of(submittedTo(address));

        assertThat(endpoint).isEqualTo(new Endpoint(new ApiAddress("sandbox:"), Optional.empty()));
    }

    @Test
    void reads_a_job_at_the_named_address_in_any_spelling() {
        var named = new ApiAddress("https://other.test");

        assertThat(endpoints(named, SettingSource.USER_CONFIG, SettingSource.ENVIRONMENT)
                        .of(submittedTo("HTTPS://Other.TEST:443/"))
                        .address())
                .isEqualTo(named);
    }

    @Test
    void another_scheme_is_used_only_if_the_user_names_it() {
        var named = new ApiAddress("recorded:answers");
        Endpoints endpoints = endpoints(named, SettingSource.CALLER, SettingSource.CALLER);

        Endpoint endpoint = endpoints.of(submittedTo("recorded:answers"));
        assertThat(endpoint.address()).isEqualTo(named);
        assertThat(endpoint.token()).contains(new AccessToken("tok-fixture"));
        assertThatThrownBy(() -> endpoints.of(submittedTo("recorded:others")))
                .isInstanceOf(WrongEndpointException.class);
    }

    @ParameterizedTest
    @EnumSource
    void sends_any_token_to_the_public_address(SettingSource source) {
        for (SettingSource token : SettingSource.values()) {
            assertThat(endpoints(ApiAddress.PUBLIC, source, token).own().token())
                    .isPresent();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CALLER, ENVIRONMENT, true",
        "ENVIRONMENT, USER_CONFIG, true",
        "USER_CONFIG, ENVIRONMENT, true",
        "NAMED_CONFIG, CALLER, true",
        "NAMED_CONFIG, NAMED_CONFIG, true",
        "NAMED_CONFIG, ENVIRONMENT, false",
        "NAMED_CONFIG, USER_CONFIG, false"
    })
    void sends_the_token_to_a_named_address_unless_an_untrusted_config_file_names_it(
            SettingSource named, SettingSource token, boolean isAllowed) {
        Endpoints endpoints = endpoints(new ApiAddress("https://other.test"), named, token);

        if (isAllowed) {
            assertThat(endpoints.own().token()).isPresent();
        } else {
            assertThatThrownBy(endpoints::own)
                    .isInstanceOf(TokenWithheldException.class)
                    .hasMessage("the token from the user is not sent to https://other.test, which the setting names");
        }
    }

    @Test
    void sends_no_token_unencrypted_to_another_machine_for_any_job() {
        Endpoints endpoints =
                endpoints(new ApiAddress("http://192.0.2.7:80"), SettingSource.CALLER, SettingSource.CALLER);

        assertThatThrownBy(endpoints::own)
                .isInstanceOf(PlainHttpException.class)
                .hasMessage("the setting: http://192.0.2.7:80 would send the access token unencrypted; use https://");
        assertThatThrownBy(() -> endpoints.of(submittedTo("http://192.0.2.7"))).isInstanceOf(PlainHttpException.class);
    }

    private static Endpoints endpoints(ApiAddress address, SettingSource named, SettingSource token) {
        return new Endpoints(
                new NamedAddress(address, named, "the setting", false),
                () -> Optional.of(new Credential(new AccessToken("tok-fixture"), token, "the user", Optional.empty())));
    }

    private static Job submittedTo(String address) {
        return InvocationFixture.jobAt(new Origin(new ApiAddress(address), Optional.of(new ContextName("team"))));
    }
}
