package io.invokectl.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.connect.Setting;
import io.invokectl.domain.attempt.AcceptedResponse;
import io.invokectl.domain.attempt.NotSent;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.InvalidSettingException;
import io.invokectl.domain.failure.LocalFileException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class AuthoritiesTest {
    @TempDir
    private Path folder;

    private final OwnAuthority authority = new OwnAuthority();
    private final HttpFixture fixture = new HttpFixture();

    @Test
    void an_authority_in_the_file_is_trusted_and_without_the_file_it_is_not() {
        try (var server = new JobServer(authority.server("localhost"))) {
            var address = new ApiAddress("https://localhost:" + server.port());
            try (var invocations = fixture.invocations(address, 0)) {
                var attempt = (NotSent) invocations.submit(InvocationFixture.cityAtSunset());

                assertThat(attempt.problem()).contains("name their certificate with --ca-file or SSL_CERT_FILE");
            }
            fixture.network = fixture.network.trusting(authority.in(folder));
            try (var invocations = fixture.invocations(address, 0)) {
                assertThat(invocations.submit(InvocationFixture.cityAtSunset())).isInstanceOf(AcceptedResponse.class);
            }
        }
    }

    @Test
    void all_that_are_in_the_file_are_trusted_and_no_others() throws Exception {
        Setting file = authority.in(folder);
        Files.writeString(Path.of(file.value()), new OwnAuthority().pem() + authority.pem());

        assertThat(Authorities.in(file).trust().getAcceptedIssuers()).hasSize(2);
    }

    @Test
    void a_block_that_is_no_certificate_after_all_is_passed_over() throws Exception {
        Setting file = authority.in(folder);
        Files.writeString(
                Path.of(file.value()),
                "-----BEGIN CERTIFICATE-----\nbm90aGluZw==\n-----END CERTIFICATE-----\n" + authority.pem());

        assertThat(Authorities.in(file).trust().getAcceptedIssuers()).hasSize(1);
    }

    @Test
    void a_file_that_is_not_there_is_named_with_whoever_named_it() {
        var file = new Setting(folder.resolve("none.pem").toString(), "SSL_CERT_FILE");

        assertThatThrownBy(() -> Authorities.in(file))
                .isInstanceOf(LocalFileException.class)
                .hasMessage(folder + "/none.pem (SSL_CERT_FILE): cannot be read: there is no such file");
    }

    @Test
    void a_file_without_a_certificate_cannot_be_meant() throws Exception {
        var file = new Setting(
                Files.writeString(folder.resolve("own.pem"), "hello").toString(), "--ca-file");

        assertThatThrownBy(() -> Authorities.in(file))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("--ca-file: " + folder + "/own.pem holds no certificate in PEM form");
    }

    @Test
    void for_plain_http_the_file_is_not_even_read() {
        fixture.network = fixture.network.trusting(new Setting("/nowhere/own.pem", "--ca-file"));
        try (var server = new JobServer();
                var invocations = fixture.invocations(server.address(), 0)) {
            assertThat(invocations.submit(InvocationFixture.cityAtSunset())).isInstanceOf(AcceptedResponse.class);
        }
    }
}
