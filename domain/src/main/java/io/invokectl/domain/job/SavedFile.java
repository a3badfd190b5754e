package io.invokectl.domain.job;

import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;

/**
 * Saved file of a job.
 *
 * @param path its path, as a user would type it
 * @param url its link, truncated if the output contained the file itself; empty for a document without a link
 * @param bytes its length
 * @param sha256 the SHA-256 of its content in lower-case hexadecimal
 * @param contentType its content type, detected by its first bytes if possible
 */
public record SavedFile(String path, String url, long bytes, String sha256, String contentType) {

    /** The file as JSON. */
    public JsonObject toJson() {
        return JsonObject.EMPTY
                .with("path", path)
                .with("url", url)
                .with("bytes", JsonNumber.of(bytes))
                .with("sha256", sha256)
                .with("content_type", contentType);
    }
}
