package io.invokectl.http.transport;

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
 * The CA certificates of a file, which replace those of Java.
 *
 * @param trustManager trusts certificates issued by these authorities and no others
 * @param socketFactory creates TLS sockets that use the trust manager
 */
public record CertificateAuthorities(X509TrustManager trustManager, SSLSocketFactory socketFactory) {
    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----");

    /**
     * Reads a PEM file. Anything in it other than certificates is ignored, as Go programs do.
     *
     * @throws InvalidSettingException if the file contains no certificate
     * @throws LocalFileException if the file cannot be read
     */
    public static CertificateAuthorities read(Setting file) {
        List<Certificate> certificates = certificates(text(file));
        if (certificates.isEmpty()) {
            throw new InvalidSettingException(file.origin(), file.value() + " contains no PEM certificate");
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
        } catch (NoSuchFileException missing) {
            throw unreadable(file, "there is no such file");
        } catch (AccessDeniedException denied) {
            throw unreadable(file, "permission denied");
        } catch (IOException | InvalidPathException failure) {
            throw unreadable(file, String.valueOf(failure.getMessage()));
        }
    }

    private static LocalFileException unreadable(Setting file, String reason) {
        return new LocalFileException(file.value() + " (" + file.origin() + ")", "cannot be read: " + reason);
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
                // One bad entry of a bundle does not matter unless a server's certificate needs it.
            }
        }
        return certificates;
    }

    private static CertificateAuthorities trusting(List<Certificate> certificates)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (Certificate certificate : certificates) {
            store.setCertificateEntry("authority-" + store.size(), certificate);
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        var trustManager = (X509TrustManager) factory.getTrustManagers()[0];
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {trustManager}, null);
        return new CertificateAuthorities(trustManager, context.getSocketFactory());
    }
}
