package io.invokectl.application.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.application.connect.TokenRule.Source;
import io.invokectl.domain.context.ApiAddress;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class TokenRuleTest {

    @ParameterizedTest
    @EnumSource
    void allows_any_token_at_the_public_address_from_any_source(Source source) {
        for (Source token : Source.values()) {
            assertThat(TokenRule.allowsToken(ApiAddress.PUBLIC, source, token)).isTrue();
        }
        assertThat(TokenRule.allowsRequests(ApiAddress.PUBLIC, source)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.test",
                "http://127.0.0.1:4000",
                "http://inference.do-ai.run",
                "https://inference.do-ai.run:8443",
                "https://inference.do-ai.run.evil.test",
                "https://inference.do-ai.run/other"
            })
    void sends_neither_token_nor_request_to_an_address_from_data(String text) {
        var address = new ApiAddress(text);

        assertThat(TokenRule.allowsRequests(address, Source.DATA)).isFalse();
        for (Source token : Source.values()) {
            assertThat(TokenRule.allowsToken(address, Source.DATA, token)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void allows_requests_to_the_sandbox_from_any_source(Source source) {
        assertThat(TokenRule.allowsRequests(new ApiAddress("sandbox:?seed=7"), source))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void allows_requests_to_another_scheme_unless_only_data_names_it(Source source) {
        assertThat(TokenRule.allowsRequests(new ApiAddress("recorded:answers"), source))
                .isEqualTo(source != Source.DATA);
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
            Source named, Source token, boolean allowed) {
        assertThat(TokenRule.allowsToken(new ApiAddress("https://other.test"), named, token))
                .isEqualTo(allowed);
    }
}
