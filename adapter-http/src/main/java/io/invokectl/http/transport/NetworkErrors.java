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
import java.util.Objects;
import java.util.Optional;
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

    /** The errors of a call that ended with the given exception. */
    public static NetworkErrors of(IOException failure, Exchange exchange, ProxyRoute route) {
        return new NetworkErrors(failure, route.proxy().filter(server -> !exchange.isBeyondProxy()));
    }

    /** The kind of failure. */
    public NetworkFault fault() {
        if (has(CertificateException.class)) {
            return isIssuerUnknown() ? NetworkFault.UNTRUSTED_ISSUER : NetworkFault.PERMANENT;
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
            return withReason("the certificate" + of + " is not trusted");
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

    private String withReason(String what) {
        String reason = root().getMessage();
        return reason == null || reason.isBlank() ? what : what + ": " + reason.replaceAll("\\.$", "");
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
