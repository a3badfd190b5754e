package io.invokectl.http;

import io.invokectl.application.connect.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A private certificate authority, such as that of a company. */
public final class PrivateAuthority {
    private final HeldCertificate root =
            new HeldCertificate.Builder().certificateAuthority(0).build();

    /** Certificate and key of a server with the given host names. */
    public HandshakeCertificates server(String... names) {
        var certificate = new HeldCertificate.Builder().signedBy(root);
        for (String name : names) {
            certificate.addSubjectAlternativeName(name);
        }
        return new HandshakeCertificates.Builder()
                .heldCertificate(certificate.build())
                .build();
    }

    public String pem() {
        return root.certificatePem();
    }

    /** Writes a PEM file with the certificate and, as bundles have them, other contents. */
    public Setting writeTo(Path folder) {
        Path file = folder.resolve("private-ca.pem");
        try {
            Files.writeString(file, "# Private CA\n" + root.privateKeyPkcs8Pem() + pem());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new Setting(file.toString(), "--ca-file");
    }
}
