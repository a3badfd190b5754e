package io.invokectl.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.net.UnknownServiceException;
import java.security.cert.CertificateException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * What an exception of the network means.
 *
 * @param why the exception
 */
record NetworkTrouble(IOException why) {

    /** Whether another try may fare better: not so where the certificate or the protocol is wrong. */
    boolean mayPass() {
        return !has(SSLPeerUnverifiedException.class)
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
        if (root() instanceof UnknownHostException) {
            return "the host name cannot be resolved";
        }
        if (has(SSLPeerUnverifiedException.class)) {
            return "the certificate is for another host";
        }
        if (has(CertificateException.class)) {
            return because("the certificate is not trusted");
        }
        if (why instanceof SSLException) {
            return because("no secure connection");
        }
        if (why instanceof InterruptedIOException) {
            return hasLeft ? "no answer in time" : "no connection in time";
        }
        if (root() instanceof EOFException) {
            return "the connection was closed without an answer";
        }
        return because(hasLeft ? "the connection broke" : "could not connect");
    }

    private String because(String what) {
        String said = root().getMessage();
        return said == null || said.isBlank() ? what : what + ": " + said;
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
