package io.invokectl.http;

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

/**
 * What an exception of the network means.
 *
 * @param why the exception
 * @param proxy the proxy that the request got no further than, where it was one
 */
record NetworkTrouble(IOException why, Optional<ProxyServer> proxy) {

    /** The trouble with a request on its way. */
    static NetworkTrouble of(IOException why, Transmission transmission, Way way) {
        return new NetworkTrouble(why, way.proxy().filter(passed -> !transmission.isBeyondProxy()));
    }

    /** Whether another try may fare better: not so where the certificate, the protocol or a proxy's login is wrong. */
    boolean isRetryable() {
        return !has(SSLPeerUnverifiedException.class)
                && !has(LoginRefused.class)
                && !has(CertificateException.class)
                && !(why instanceof UnknownServiceException)
                && !isBadHandshake();
    }

    /**
     * What happened, in words. Some of them may come from the other side: they are for the caller to mask and to bring
     * on one line.
     *
     * @param hasLeft whether anything of the request may have left this machine
     */
    String words(boolean hasLeft) {
        String of = proxy.map(server -> " of " + server).orElse("");
        String to = proxy.map(server -> " to " + server).orElse("");
        if (root() instanceof UnknownHostException) {
            return "the host name" + of + " cannot be resolved";
        }
        if (has(SSLPeerUnverifiedException.class)) {
            return "the certificate" + of + " is for another host";
        }
        if (has(CertificateException.class)) {
            return because("the certificate" + of + " is not trusted") + advice();
        }
        if (why instanceof SSLException) {
            return because("no secure connection" + to);
        }
        if (why instanceof InterruptedIOException) {
            return hasLeft ? "no answer in time" : "no connection" + to + " in time";
        }
        if (root() instanceof EOFException) {
            return "the connection" + to + " was closed without an answer";
        }
        if (proxy.isPresent() && !(root() instanceof SocketException)) {
            return because(proxy.get() + " does not let it through");
        }
        return because(hasLeft ? "the connection broke" : "could not connect" + to);
    }

    /** Nobody that is trusted has signed it: what to do about that. */
    private String advice() {
        return has(CertPathBuilderException.class) || chain().anyMatch(NetworkTrouble::isWithoutAnchor)
                ? "; if you trust whoever signed it, name their certificate with --ca-file or SSL_CERT_FILE"
                : "";
    }

    /** How Conscrypt says it; of every other fault it says which certificate has it, or which fault it is. */
    private static boolean isWithoutAnchor(Throwable thrown) {
        return thrown instanceof CertPathValidatorException verdict
                && verdict.getIndex() < 0
                && verdict.getReason() == BasicReason.UNSPECIFIED;
    }

    private String because(String what) {
        String said = root().getMessage();
        return said == null || said.isBlank() ? what : what + ": " + said.replaceAll("\\.$", "");
    }

    /** A handshake that broke off may pass; one that came to a verdict does not. */
    private boolean isBadHandshake() {
        return why instanceof SSLHandshakeException && !(root() instanceof EOFException);
    }

    private boolean has(Class<? extends Throwable> kind) {
        return chain().anyMatch(kind::isInstance);
    }

    private Throwable root() {
        return chain().reduce(why, (outer, inner) -> inner);
    }

    private Stream<Throwable> chain() {
        return Stream.iterate((Throwable) why, Objects::nonNull, Throwable::getCause);
    }
}
