package io.invokectl.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.application.settings.Setting;
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
final class NetworkTroubleTest {

    @Test
    void a_certificate_is_not_trusted_if_the_trouble_is_about_a_certificate() {
        var path = new CertPathBuilderException("unable to find valid certification path");
        var handshake = because(new SSLHandshakeException("PKIX"), new CertificateException("PKIX", path));

        assertThat(words(handshake))
                .isEqualTo(
                        "the certificate is not trusted: unable to find valid certification path; if you trust whoever"
                                + " signed it, name their certificate with --ca-file or SSL_CERT_FILE");
        assertThat(trouble(handshake).isRetryable()).isFalse();
    }

    @Test
    void what_to_do_is_told_whichever_way_tls_is_done() {
        var path = new CertPathValidatorException("Trust anchor for certification path not found.", null, null, -1);
        var handshake = because(new SSLHandshakeException("verdict"), new CertificateException("verdict", path));

        assertThat(words(handshake))
                .isEqualTo("the certificate is not trusted: Trust anchor for certification path not found; if you trust"
                        + " whoever signed it, name their certificate with --ca-file or SSL_CERT_FILE");
        var expired = new CertPathValidatorException("expired", null, null, -1, BasicReason.EXPIRED);
        assertThat(words(because(new SSLHandshakeException("verdict"), new CertificateException("verdict", expired))))
                .isEqualTo("the certificate is not trusted: expired");
    }

    @Test
    void a_certificate_for_another_host_is_called_so_wherever_that_is_said() {
        var unverified = new SSLPeerUnverifiedException("Hostname api.test not verified");

        assertThat(words(unverified)).isEqualTo("the certificate is for another host");
        assertThat(words(because(new SSLException("wrapped"), unverified)))
                .isEqualTo("the certificate is for another host");
        assertThat(trouble(because(new SSLException("wrapped"), unverified)).isRetryable())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"handshake_failure", "protocol_version"})
    void an_alert_is_no_word_about_a_certificate_and_is_final(String alert) {
        var refused = new SSLHandshakeException("Received fatal alert: " + alert);

        assertThat(words(refused)).isEqualTo("no secure connection: Received fatal alert: " + alert);
        assertThat(trouble(refused).isRetryable()).isFalse();
    }

    @Test
    void a_handshake_that_breaks_off_may_pass() {
        var broken = because(new SSLHandshakeException("terminated"), new EOFException("shut down incorrectly"));

        assertThat(words(broken)).isEqualTo("no secure connection: shut down incorrectly");
        assertThat(trouble(broken).isRetryable()).isTrue();
    }

    @Test
    void what_happened_has_words_before_anything_left_and_after() {
        assertThat(words(new UnknownHostException("api.test"))).isEqualTo("the host name cannot be resolved");
        assertThat(words(new EOFException())).isEqualTo("the connection was closed without an answer");
        assertThat(words(new SocketTimeoutException("timeout"))).isEqualTo("no answer in time");
        assertThat(words(new SocketException("Connection reset"))).isEqualTo("the connection broke: Connection reset");
        assertThat(trouble(new SocketTimeoutException("timeout")).words(false)).isEqualTo("no connection in time");
        assertThat(trouble(new ConnectException("Connection refused")).words(false))
                .isEqualTo("could not connect: Connection refused");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void a_trouble_without_words_is_not_called_null(String nothing) {
        assertThat(words(new IOException(nothing))).isEqualTo("the connection broke");
        assertThat(trouble(new IOException(nothing)).words(false)).isEqualTo("could not connect");
        assertThat(words(new SSLException(nothing))).isEqualTo("no secure connection");
        assertThat(words(because(new SSLHandshakeException("x"), new CertificateException(nothing))))
                .isEqualTo("the certificate is not trusted");
    }

    @Test
    void a_certificate_that_has_expired_is_helped_by_no_authority() {
        var expired = because(new SSLHandshakeException("PKIX"), new CertificateExpiredException("NotAfter: long ago"));

        assertThat(words(expired)).isEqualTo("the certificate is not trusted: NotAfter: long ago");
    }

    @Test
    void trouble_with_a_proxy_names_it() {
        assertThat(atProxy(new UnknownHostException("proxy.test")))
                .isEqualTo("the host name of the proxy http://proxy.test:3128 (HTTPS_PROXY) cannot be resolved");
        assertThat(atProxy(new SocketTimeoutException("timeout")))
                .isEqualTo("no connection to the proxy http://proxy.test:3128 (HTTPS_PROXY) in time");
        assertThat(atProxy(new SSLException("odd")))
                .isEqualTo("no secure connection to the proxy http://proxy.test:3128 (HTTPS_PROXY): odd");
    }

    private static String atProxy(IOException why) {
        ProxyServer proxy = ProxyServer.of(new Setting("http://ada:secret@proxy.test:3128", "HTTPS_PROXY"));
        return new NetworkTrouble(why, Optional.of(proxy)).words(false);
    }

    private static String words(IOException why) {
        return trouble(why).words(true);
    }

    private static NetworkTrouble trouble(IOException why) {
        return new NetworkTrouble(why, Optional.empty());
    }

    private static <T extends IOException> T because(T trouble, Exception cause) {
        trouble.initCause(cause);
        return trouble;
    }
}
