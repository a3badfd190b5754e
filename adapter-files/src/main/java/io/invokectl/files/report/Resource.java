package io.invokectl.files.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The parts of the page that are the same in every report. */
final class Resource {
    private Resource() {}

    static String text(String name) {
        try (InputStream resource = Resource.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException(name + " is not in the program");
            }
            return new String(resource.readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The sum by which a content security policy lets a part of the page be used. */
    static String hash(String name) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(text(name).getBytes(UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(sum) + "'";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
