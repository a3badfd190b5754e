package io.invokectl.application.port;

/**
 * A file as it was kept.
 *
 * @param path where it lies, as a user would type it
 * @param bytes its length
 * @param sha256 the SHA-256 of its content in lower-case hexadecimals
 */
public record StoredFile(String path, long bytes, String sha256) {}
