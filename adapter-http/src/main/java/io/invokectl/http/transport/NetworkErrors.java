package io.invokectl.http.transport;

import io.invokectl.domain.attempt.NetworkFault;
import io.invokectl.http.proxy.ProxyAuthenticationException;
import io.invokectl.http.proxy.ProxyRoute;
import io.invokectl.http.proxy.ProxyServer;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.UnknownServiceException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.internal.http2.ConnectionShutdownException;
import okhttp3.internal.http2.ErrorCode;
import okhttp3.internal.http2.StreamResetException;

/**
 * Interprets the exception of a failed call.
 *
 * @param failure the exception
 * @param proxy the proxy, if the request did not get beyond one
 */
public record NetworkErrors(IOException failure, Optional<ProxyServer> proxy) {
    /** serverAuth and anyExtendedKeyUsage (RFC 5280, 4.2.1.12). */
    private static final Set<String> SERVER_PURPOSES = Set.of("1.3.6.1.5.5.7.3.1", "2.5.29.37.0");

    /** What native TLS adds to its messages: {@code ssl=0x7f…: } and {@code (source.cc:231 0x7f…:0x0…)}. */
    private static final Pattern MEMORY_ADDRESS = Pattern.compile(
            "ssl=0x\\p{XDigit}+: ?| ?\\([^()]* 0x\\p{XDigit}+(:0x\\p{XDigit}+)?\\)| ?0x\\p{XDigit}{6,}");

    /** The errors of a call that ended with the given exception. */
    public static NetworkErrors of(IOException failure, Exchange exchange, ProxyRoute route) {
        return new NetworkErrors(failure, route.proxy().filter(server -> !exchange.isBeyondProxy()));
    }

    /** The kind of failure. */
    public NetworkFault fault() {
        if (has(CertificateException.class)) {
            return isIssuerUnknown() && unusable().isEmpty() ? NetworkFault.UNTRUSTED_ISSUER : NetworkFault.PERMANENT;
        }
        boolean permanent = has(SSLPeerUnverifiedException.class)
                || has(ProxyAuthenticationException.class)
                || failure instanceof UnknownServiceException
                || isHandshakeRejected();
        return permanent ? NetworkFault.PERMANENT : NetworkFault.TRANSIENT;
    }

    /** Whether the server guarantees that it processed nothing of the request, as HTTP/2 allows (RFC 9113, 8.7). */
    public boolean isUnprocessed() {
        return failure instanceof ConnectionShutdownException
                || (failure instanceof StreamResetException reset && reset.errorCode == ErrorCode.REFUSED_STREAM);
    }

    /**
     * Describes the failure. The text may quote the server: the caller must redact it and put it on one line.
     *
     * @param sent whether part of the request may have left this machine
     */
    public String describe(boolean sent) {
        String of = proxy.map(server -> " of " + server).orElse("");
        String to = proxy.map(server -> " to " + server).orElse("");
        if (isUnprocessed()) {
            return "the server refused the request before it processed it";
        }
        if (root() instanceof UnknownHostException) {
            return "the host name" + of + " cannot be resolved";
        }
        if (has(SSLPeerUnverifiedException.class)) {
            return "the certificate" + of + " is for another host";
        }
        if (has(CertificateException.class)) {
            return unusable()
                    .map(reason -> "the certificate" + of + " is not trusted: " + reason)
                    .orElseGet(() -> withReason("the certificate" + of + " is not trusted"));
        }
        if (failure instanceof SSLException) {
            return withReason("no secure connection" + to);
        }
        if (failure instanceof InterruptedIOException) {
            return sent ? "no response in time" : "no connection" + to + " in time";
        }
        if (root() instanceof EOFException) {
            return "the connection" + to + " was closed without a response";
        }
        if (proxy.isPresent() && !(root() instanceof SocketException)) {
            return withReason(proxy.get() + " rejected the request");
        }
        return withReason(sent ? "the connection was lost" : "could not connect" + to);
    }

    /** Whether the CA certificate that would make the certificate valid is missing. */
    private boolean isIssuerUnknown() {
        return has(CertPathBuilderException.class) || chain().anyMatch(NetworkErrors::isMissingTrustAnchor);
    }

    /** Conscrypt reports a missing trust anchor without index and reason; other faults have one of the two. */
    private static boolean isMissingTrustAnchor(Throwable thrown) {
        return thrown instanceof CertPathValidatorException validation
                && validation.getIndex() < 0
                && validation.getReason() == BasicReason.UNSPECIFIED;
    }

    /**
     * Why the server's certificates are unusable whoever issued them. Conscrypt reports a missing trust anchor if a chain
     * contains its root, whatever is wrong with it.
     */
    private Optional<String> unusable() {
        List<X509Certificate> path = chain().filter(CertPathValidatorException.class::isInstance)
                .map(thrown -> ((CertPathValidatorException) thrown).getCertPath())
                .filter(Objects::nonNull)
                .flatMap(certificates -> certificates.getCertificates().stream())
                .map(X509Certificate.class::cast)
                .toList();
        return path.stream()
                .flatMap(certificate -> invalidity(certificate).stream())
                .findFirst()
                .or(() -> path.stream()
                        .findFirst()
                        .filter(first -> !isForServers(first))
                        .map(first -> "it is not for servers"));
    }

    private static Optional<String> invalidity(X509Certificate certificate) {
        try {
            certificate.checkValidity();
            return Optional.empty();
        } catch (CertificateExpiredException expired) {
            return Optional.of("it expired at " + certificate.getNotAfter().toInstant());
        } catch (CertificateNotYetValidException early) {
            return Optional.of(
                    "it is not valid before " + certificate.getNotBefore().toInstant());
        }
    }

    private static boolean isForServers(X509Certificate certificate) {
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            return purposes == null || purposes.stream().anyMatch(SERVER_PURPOSES::contains);
        } catch (CertificateParsingException unreadable) {
            return true;
        }
    }

    private String withReason(String what) {
        String reason = Optional.ofNullable(root().getMessage()).orElse("");
        String words = MEMORY_ADDRESS.matcher(reason).replaceAll("").strip().replaceAll("\\.$", "");
        return words.isEmpty() ? what : what + ": " + words;
    }

    /** An interrupted handshake may succeed next time; a rejected one does not. */
    private boolean isHandshakeRejected() {
        return failure instanceof SSLHandshakeException && !(root() instanceof EOFException);
    }

    private boolean has(Class<? extends Throwable> type) {
        return chain().anyMatch(type::isInstance);
    }

    private Throwable root() {
        return chain().reduce(failure, (outer, inner) -> inner);
    }

    private Stream<Throwable> chain() {
        return Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause);
    }
}
