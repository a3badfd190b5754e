package io.invokectl.http.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.invokectl.application.connect.Network;
import io.invokectl.application.connect.Setting;
import io.invokectl.domain.failure.InvalidSettingException;
import io.invokectl.domain.failure.LocalFileException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.tls.Certificates;
import okhttp3.tls.HandshakeCertificates;

/** Reads the CA certificates that replace those of Java. */
public final class CertificateAuthorities {
    private static final Pattern SEPARATOR = Pattern.compile(":");
    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----");

    private CertificateAuthorities() {}

    /**
     * Reads PEM files. Anything in them other than certificates is ignored, and so are unreadable files and directories
     * of a list, as Go programs do.
     *
     * @return certificates of which a connection trusts those issued by the CAs in the files, and no others; empty if the
     *     network names no files
     * @throws InvalidSettingException if the files contain no certificate
     * @throws LocalFileException if the file of certificates cannot be read
     */
    public static Optional<HandshakeCertificates> of(Network network) {
        Optional<Setting> named = network.caFile().or(network::caFolders);
        return named.map(setting -> {
            Set<X509Certificate> certificates = new LinkedHashSet<>();
            network.caFile().ifPresent(file -> certificates.addAll(certificates(text(file))));
            network.caFolders().ifPresent(folders -> certificates.addAll(inFolders(folders.value())));
            if (certificates.isEmpty()) {
                throw new InvalidSettingException(setting.origin(), setting.value() + " contains no PEM certificate");
            }
            var trusted = new HandshakeCertificates.Builder();
            certificates.forEach(trusted::addTrustedCertificate);
            return trusted.build();
        });
    }

    private static List<X509Certificate> inFolders(String folders) {
        return SEPARATOR
                .splitAsStream(folders)
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> inFolder(folder).stream())
                .toList();
    }

    private static List<X509Certificate> inFolder(String folder) {
        var certificates = new ArrayList<X509Certificate>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(folder), Files::isRegularFile)) {
            for (Path file : files) {
                certificates.addAll(certificates(Files.readString(file, ISO_8859_1)));
            }
        } catch (IOException | DirectoryIteratorException | InvalidPathException unreadable) {
            // Other directories may contain what a server's certificate needs.
        }
        return certificates;
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

    private static List<X509Certificate> certificates(String text) {
        var certificates = new ArrayList<X509Certificate>();
        Matcher block = CERTIFICATE.matcher(text);
        while (block.find()) {
            try {
                certificates.add(Certificates.decodeCertificatePem(block.group()));
            } catch (IllegalArgumentException unreadable) {
                // One bad entry of a bundle does not matter unless a server's certificate needs it.
            }
        }
        return certificates;
    }
}
