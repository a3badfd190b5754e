package io.invokectl.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.invokectl.application.connect.Setting;
import io.invokectl.domain.failure.InvalidSettingException;
import io.invokectl.domain.failure.LocalFileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * The authorities that are trusted: those in a file, and no others.
 *
 * @param trust believes what they signed
 * @param sockets make connections that rely on it
 */
record Authorities(X509TrustManager trust, SSLSocketFactory sockets) {
    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----");

    /** Reads a PEM file; whatever else than certificates is in it is passed over, as Go programs do. */
    static Authorities in(Setting file) {
        List<Certificate> certificates = certificates(text(file));
        if (certificates.isEmpty()) {
            throw new InvalidSettingException(file.origin(), file.value() + " holds no certificate in PEM form");
        }
        try {
            return trusting(certificates);
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String text(Setting file) {
        try {
            return Files.readString(Path.of(file.value()), ISO_8859_1);
        } catch (NoSuchFileException none) {
            throw unreadable(file, "there is no such file");
        } catch (AccessDeniedException denied) {
            throw unreadable(file, "permission denied");
        } catch (IOException | InvalidPathException failure) {
            throw unreadable(file, String.valueOf(failure.getMessage()));
        }
    }

    private static LocalFileException unreadable(Setting file, String why) {
        return new LocalFileException(file.value() + " (" + file.origin() + ")", "cannot be read: " + why);
    }

    private static List<Certificate> certificates(String text) {
        var certificates = new ArrayList<Certificate>();
        Matcher block = CERTIFICATE.matcher(text);
        while (block.find()) {
            try {
                certificates.add(CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(block.group().getBytes(ISO_8859_1))));
            } catch (CertificateException unreadable) {
                // One of many in a bundle: whoever needs it is told that it is not trusted.
            }
        }
        return certificates;
    }

    private static Authorities trusting(List<Certificate> certificates) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (Certificate certificate : certificates) {
            store.setCertificateEntry("authority-" + store.size(), certificate);
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        var trust = (X509TrustManager) factory.getTrustManagers()[0];
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {trust}, null);
        return new Authorities(trust, context.getSocketFactory());
    }
}
