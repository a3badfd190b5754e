package io.invokectl.http;

import io.invokectl.domain.answer.ErrorMessage;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.net.UnknownServiceException;
import java.security.cert.CertificateException;
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
        return !(why instanceof SSLPeerUnverifiedException)
                && !(why instanceof UnknownServiceException)
                && !isBadHandshake();
    }

    /**
     * What happened, in words.
     *
     * @param hasLeft whether anything of the request may have left this machine
     */
    String words(boolean hasLeft) {
        Throwable root = root();
        String said = ErrorMessage.oneLine(String.valueOf(root.getMessage()));
        if (root instanceof UnknownHostException) {
            return "the host name cannot be resolved";
        }
        if (why instanceof SSLPeerUnverifiedException) {
            return "the certificate is for another host";
        }
        if (root instanceof CertificateException || isBadHandshake()) {
            return "the certificate is not trusted: " + said;
        }
        if (why instanceof SSLException) {
            return "no secure connection: " + said;
        }
        if (why instanceof InterruptedIOException) {
            return hasLeft ? "no answer in time" : "no connection in time";
        }
        if (root instanceof EOFException) {
            return "the connection was closed without an answer";
        }
        return (hasLeft ? "the connection broke: " : "could not connect: ") + said;
    }

    /** A handshake that broke off may pass; one that came to a verdict does not. */
    private boolean isBadHandshake() {
        return why instanceof SSLHandshakeException && !(root() instanceof EOFException);
    }

    private Throwable root() {
        Throwable root = why;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
