package io.invokectl.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.connect.Network;
import io.invokectl.application.connect.Setting;
import io.invokectl.domain.attempt.Attempt.AcceptedResponse;
import io.invokectl.domain.attempt.Attempt.NotSent;
import io.invokectl.domain.attempt.NetworkFault;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.InvalidSettingException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.http.transport.CertificateAuthorities;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Optional;
import okhttp3.tls.HandshakeCertificates;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class CertificateAuthoritiesTest {
    @TempDir
    private Path folder;

    private final PrivateAuthority authority = new PrivateAuthority();
    private final HttpFixture fixture = new HttpFixture();

    @Test
    void a_private_ca_is_trusted_if_the_file_contains_it() {
        try (var server = new FakeApi(authority.server("localhost"))) {
            var address = new ApiAddress("https://localhost:" + server.port());
            try (var invocations = fixture.invocations(address, 0)) {
                var attempt = (NotSent) invocations.submit(InvocationFixture.cityAtSunset());

                assertThat(attempt.fault()).isEqualTo(NetworkFault.UNTRUSTED_ISSUER);
            }
            fixture.network = fixture.network.trusting(authority.writeTo(folder));
            try (var invocations = fixture.invocations(address, 0)) {
                assertThat(invocations.submit(InvocationFixture.cityAtSunset())).isInstanceOf(AcceptedResponse.class);
            }
        }
    }

    @Test
    void exactly_the_certificates_in_the_file_are_trusted() throws Exception {
        Setting file = authority.writeTo(folder);
        Files.writeString(Path.of(file.value()), new PrivateAuthority().pem() + authority.pem());

        assertThat(authorities(file).trustManager().getAcceptedIssuers()).hasSize(2);
    }

    @Test
    void an_invalid_block_in_the_file_is_ignored() throws Exception {
        Setting file = authority.writeTo(folder);
        Files.writeString(
                Path.of(file.value()),
                "-----BEGIN CERTIFICATE-----\nbm90aGluZw==\n-----END CERTIFICATE-----\n" + authority.pem());

        assertThat(authorities(file).trustManager().getAcceptedIssuers()).hasSize(1);
    }

    @Test
    void a_missing_file_is_named_with_its_setting() {
        var file = new Setting(folder.resolve("none.pem").toString(), "SSL_CERT_FILE");

        assertThatThrownBy(() -> authorities(file))
                .isInstanceOf(LocalFileException.class)
                .hasMessage(folder + "/none.pem (SSL_CERT_FILE): cannot be read: there is no such file");
    }

    @Test
    void a_file_without_a_certificate_is_rejected() throws Exception {
        var file = new Setting(
                Files.writeString(folder.resolve("own.pem"), "hello").toString(), "--ca-file");

        assertThatThrownBy(() -> authorities(file))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("--ca-file: " + folder + "/own.pem contains no PEM certificate");
    }

    @Test
    void the_file_is_not_read_for_plain_http() {
        fixture.network = fixture.network.trusting(new Setting("/nowhere/own.pem", "--ca-file"));
        try (var server = new FakeApi();
                var invocations = fixture.invocations(server.address(), 0)) {
            assertThat(invocations.submit(InvocationFixture.cityAtSunset())).isInstanceOf(AcceptedResponse.class);
        }
    }

    @Test
    void the_certificates_of_all_files_in_a_list_of_directories_are_trusted() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        authority.writeTo(folder);
        new PrivateAuthority().writeTo(other);
        Files.createSymbolicLink(other.resolve("5f8b9a2c.0"), other.resolve("private-ca.pem"));

        assertThat(authorities(folder + ":/nowhere:" + other)).hasSize(2);
    }

    @Test
    void directories_without_a_certificate_are_rejected() {
        assertThatThrownBy(() -> authorities("/nowhere:" + folder))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("SSL_CERT_DIR: /nowhere:" + folder + " contains no PEM certificate");
    }

    private static X509Certificate[] authorities(String folders) {
        var setting = Optional.of(new Setting(folders, "SSL_CERT_DIR"));
        var network = new Network(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), setting);
        return CertificateAuthorities.of(network).orElseThrow().trustManager().getAcceptedIssuers();
    }

    private static HandshakeCertificates authorities(Setting file) {
        return CertificateAuthorities.of(Network.DIRECT.trusting(file)).orElseThrow();
    }
}
