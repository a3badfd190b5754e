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
import java.security.cert.CertPath;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.tls.Certificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class NetworkErrorsTest {
    private static final String FOR_CLIENTS = """
            -----BEGIN CERTIFICATE-----
            MIIBiDCCAS+gAwIBAgIJAK02Bl6JQ6kvMAoGCCqGSM49BAMCMA8xDTALBgNVBAMT
            BFJvb3QwIBcNMjYxMTI2MDc1MzM2WhgPMjA1NDA0MTIwNzUzMzZaMBQxEjAQBgNV
            BAMTCWxvY2FsaG9zdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABAKDl1xSoeqQ
            pD7V11xxbRTZE8skdGBFjyYxlWUoaDIZHbSAA4CDwMC/hTYKSH7q/DCYoL4OCaaN
            m5S6TbCD30WjbTBrMB0GA1UdDgQWBBSW4dkzic186F1NqVNNfmha2DB79jAUBgNV
            HREEDTALgglsb2NhbGhvc3QwHwYDVR0jBBgwFoAUbcOud19OIaiXSUZ2hAW/B0qH
            k3gwEwYDVR0lBAwwCgYIKwYBBQUHAwIwCgYIKoZIzj0EAwIDRwAwRAIgbpRK5FE2
            TJVQghKKldnp+XV19NpeHOduBxV9LU7O4fgCIA/abQOWrurX5uW6cgYYwDypvzxI
            B0wO3lBbALc5roSC
            -----END CERTIFICATE-----
            """;

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
    void native_tls_reports_a_missing_anchor_for_an_expired_certificate_too() throws Exception {
        Instant end = Instant.parse("2026-01-22T19:19:19Z");
        X509Certificate certificate = new HeldCertificate.Builder()
                .validityInterval(end.minusSeconds(60).toEpochMilli(), end.toEpochMilli())
                .build()
                .certificate();

        assertThat(description(withoutAnchor(certificate)))
                .isEqualTo("the certificate is not trusted: it expired at 2026-01-22T19:19:19Z");
        assertThat(errors(withoutAnchor(certificate)).fault()).isEqualTo(NetworkFault.PERMANENT);
    }

    @Test
    void native_tls_reports_a_missing_anchor_for_a_certificate_that_is_not_for_servers_too() throws Exception {
        X509Certificate certificate = Certificates.decodeCertificatePem(FOR_CLIENTS);

        assertThat(description(withoutAnchor(certificate)))
                .isEqualTo("the certificate is not trusted: it is not for servers");
        assertThat(errors(withoutAnchor(certificate)).fault()).isEqualTo(NetworkFault.PERMANENT);
    }

    @Test
    void a_valid_certificate_without_an_anchor_has_an_untrusted_issuer() throws Exception {
        var certificate = new HeldCertificate.Builder().build().certificate();

        assertThat(errors(withoutAnchor(certificate)).fault()).isEqualTo(NetworkFault.UNTRUSTED_ISSUER);
    }

    private static IOException withoutAnchor(X509Certificate certificate) throws CertificateException {
        CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate));
        var missing = new CertPathValidatorException("Trust anchor for certification path not found.", null, path, -1);
        return causedBy(new SSLHandshakeException("rejected"), new CertificateException("rejected", missing));
    }

    @Test
    void memory_addresses_in_messages_of_native_tls_are_left_out() {
        var failure =
                new SSLException("Read error: ssl=0x7f8b8c0e5a08: Failure in SSL library, usually a protocol error"
                        + " error:100000f7:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER"
                        + " (external/boringssl/src/ssl/tls_record.cc:231 0x7f8b8c0e5a08:0x00000000)");

        assertThat(description(failure))
                .isEqualTo("no secure connection: Read error: Failure in SSL library, usually a protocol error"
                        + " error:100000f7:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER");
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
