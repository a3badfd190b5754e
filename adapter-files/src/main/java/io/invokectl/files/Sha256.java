package io.invokectl.files;

import io.invokectl.filesystem.TrustedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in lower-case hexadecimal. */
final class Sha256 {
    private final MessageDigest digest = digest();

    static String of(Path file) throws IOException {
        var sha256 = new Sha256();
        try (InputStream content = new DigestInputStream(TrustedFile.read(file), sha256.digest)) {
            content.transferTo(OutputStream.nullOutputStream());
        }
        return sha256.text();
    }

    void add(byte[] buffer, int offset, int length) {
        digest.update(buffer, offset, length);
    }

    void restart() {
        digest.reset();
    }

    /** The digest of the bytes added so far; resets it. */
    String text() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform provides SHA-256", impossible);
        }
    }
}
