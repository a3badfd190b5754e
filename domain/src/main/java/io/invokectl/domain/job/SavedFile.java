package io.invokectl.domain.job;

import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;

/**
 * A file that a job produced, as it lies here.
 *
 * @param path where it lies, as a user would type it
 * @param url where it came from; the start of it where the output held the file itself
 * @param bytes its length
 * @param sha256 the SHA-256 of its content in lower-case hexadecimals
 * @param contentType what it is, by its first bytes where they tell
 */
public record SavedFile(String path, String url, long bytes, String sha256, String contentType) {

    /** The file as the commands print it. */
    public JsonObject toJson() {
        return JsonObject.EMPTY
                .with("path", path)
                .with("url", url)
                .with("bytes", JsonNumber.of(bytes))
                .with("sha256", sha256)
                .with("content_type", contentType);
    }
}
