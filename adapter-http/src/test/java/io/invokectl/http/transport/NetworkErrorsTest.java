package io.invokectl.http.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.application.connect.Setting;
import io.invokectl.domain.attempt.NetworkFault;
import io.invokectl.http.proxy.ProxyServer;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class NetworkErrorsTest {

    @Test
    void a_certificate_without_a_trusted_issuer_is_not_trusted() {
        var path = new CertPathBuilderException("unable to find valid certification path");
        var handshake = causedBy(new SSLHandshakeException("PKIX"), new CertificateException("PKIX", path));

        assertThat(description(handshake))
                .isEqualTo("the certificate is not trusted: unable to find valid certification path");
        assertThat(errors(handshake).fault()).isEqualTo(NetworkFault.UNTRUSTED_ISSUER);
    }

    @Test
    void an_untrusted_issuer_is_recognized_with_conscrypt_too() {
        var path = new CertPathValidatorException("Trust anchor for certification path not found.", null, null, -1);
        var handshake = causedBy(new SSLHandshakeException("rejected"), new CertificateException("rejected", path));

        assertThat(description(handshake))
                .isEqualTo("the certificate is not trusted: Trust anchor for certification path not found");
        var expired = new CertPathValidatorException("expired", null, null, -1, BasicReason.EXPIRED);
        assertThat(description(
                        causedBy(new SSLHandshakeException("rejected"), new CertificateException("rejected", expired))))
                .isEqualTo("the certificate is not trusted: expired");
    }

    @Test
    void a_certificate_for_another_host_is_recognized_as_a_cause_too() {
        var unverified = new SSLPeerUnverifiedException("Hostname api.test not verified");

        assertThat(description(unverified)).isEqualTo("the certificate is for another host");
        assertThat(description(causedBy(new SSLException("wrapped"), unverified)))
                .isEqualTo("the certificate is for another host");
        assertThat(errors(causedBy(new SSLException("wrapped"), unverified)).fault())
                .isEqualTo(NetworkFault.PERMANENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"handshake_failure", "protocol_version"})
    void a_handshake_that_ends_with_an_alert_is_not_retried(String alert) {
        var refused = new SSLHandshakeException("Received fatal alert: " + alert);

        assertThat(description(refused)).isEqualTo("no secure connection: Received fatal alert: " + alert);
        assertThat(errors(refused).fault()).isEqualTo(NetworkFault.PERMANENT);
    }

    @Test
    void an_interrupted_handshake_may_be_retried() {
        var broken = causedBy(new SSLHandshakeException("terminated"), new EOFException("shut down incorrectly"));

        assertThat(description(broken)).isEqualTo("no secure connection: shut down incorrectly");
        assertThat(errors(broken).fault()).isEqualTo(NetworkFault.TRANSIENT);
    }

    @Test
    void the_description_depends_on_whether_anything_was_sent() {
        assertThat(description(new UnknownHostException("api.test"))).isEqualTo("the host name cannot be resolved");
        assertThat(description(new EOFException())).isEqualTo("the connection was closed without a response");
        assertThat(description(new SocketTimeoutException("timeout"))).isEqualTo("no response in time");
        assertThat(description(new SocketException("Connection reset")))
                .isEqualTo("the connection was lost: Connection reset");
        assertThat(errors(new SocketTimeoutException("timeout")).describe(false))
                .isEqualTo("no connection in time");
        assertThat(errors(new ConnectException("Connection refused")).describe(false))
                .isEqualTo("could not connect: Connection refused");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void a_failure_without_a_message_is_not_described_as_null(String nothing) {
        assertThat(description(new IOException(nothing))).isEqualTo("the connection was lost");
        assertThat(errors(new IOException(nothing)).describe(false)).isEqualTo("could not connect");
        assertThat(description(new SSLException(nothing))).isEqualTo("no secure connection");
        assertThat(description(causedBy(new SSLHandshakeException("x"), new CertificateException(nothing))))
                .isEqualTo("the certificate is not trusted");
    }

    @Test
    void an_expired_certificate_is_not_an_untrusted_issuer() {
        var expired =
                causedBy(new SSLHandshakeException("PKIX"), new CertificateExpiredException("NotAfter: long ago"));

        assertThat(description(expired)).isEqualTo("the certificate is not trusted: NotAfter: long ago");
        assertThat(errors(expired).fault()).isEqualTo(NetworkFault.PERMANENT);
    }

    @Test
    void a_failure_at_a_proxy_names_it() {
        assertThat(atProxy(new UnknownHostException("proxy.test")))
                .isEqualTo("the host name of the proxy http://proxy.test:3128 (HTTPS_PROXY) cannot be resolved");
        assertThat(atProxy(new SocketTimeoutException("timeout")))
                .isEqualTo("no connection to the proxy http://proxy.test:3128 (HTTPS_PROXY) in time");
        assertThat(atProxy(new SSLException("odd")))
                .isEqualTo("no secure connection to the proxy http://proxy.test:3128 (HTTPS_PROXY): odd");
    }

    private static String atProxy(IOException failure) {
        ProxyServer proxy = ProxyServer.of(new Setting("http://ada:secret@proxy.test:3128", "HTTPS_PROXY"));
        return new NetworkErrors(failure, Optional.of(proxy)).describe(false);
    }

    private static String description(IOException failure) {
        return errors(failure).describe(true);
    }

    private static NetworkErrors errors(IOException failure) {
        return new NetworkErrors(failure, Optional.empty());
    }

    private static <T extends IOException> T causedBy(T failure, Exception cause) {
        failure.initCause(cause);
        return failure;
    }
}
