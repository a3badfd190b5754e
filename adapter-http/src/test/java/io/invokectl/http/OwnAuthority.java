package io.invokectl.http;

import io.invokectl.application.connect.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** An authority that only those trust who are given its file, as a company has one. */
public final class OwnAuthority {
    private final HeldCertificate root =
            new HeldCertificate.Builder().certificateAuthority(0).build();

    /** What a server of these names needs to speak TLS. */
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

    /** The file, among other things that bundles hold. */
    public Setting in(Path folder) {
        Path file = folder.resolve("own.pem");
        try {
            Files.writeString(file, "# Own Authority - until further notice\n" + root.privateKeyPkcs8Pem() + pem());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new Setting(file.toString(), "--ca-file");
    }
}
