package io.invokectl.application.port;

/**
 * Stored file.
 *
 * @param path its path, as a user would type it
 * @param location its absolute path
 * @param bytes its length
 * @param sha256 the SHA-256 of its content in lower-case hexadecimal
 */
public record StoredFile(String path, String location, long bytes, String sha256) {}
