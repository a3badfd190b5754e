package io.invokectl.application.port;

/**
 * A file as it was kept.
 *
 * @param path where it lies, as a user would type it
 * @param location where it lies, wherever one looks from
 * @param bytes its length
 * @param sha256 the SHA-256 of its content in lower-case hexadecimals
 */
public record StoredFile(String path, String location, long bytes, String sha256) {}
