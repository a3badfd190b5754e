package io.invokectl.domain.invocation;

import io.invokectl.domain.value.InvalidValueException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * Link to a file of a job, or the file itself as a {@code data:} URI.
 *
 * @param url the unchanged link
 * @param contentType the content type in the output, if given
 */
public record MediaLink(String url, Optional<String> contentType) {
    private static final String DATA = "data:";

    /**
     * @throws InvalidValueException if it is blank
     */
    public MediaLink {
        if (url.isBlank()) {
            throw new InvalidValueException("the link is empty");
        }
    }

    /** Whether the link is the file itself. */
    public boolean isInline() {
        return url.regionMatches(true, 0, DATA, 0, DATA.length());
    }

    /**
     * Decodes the file in a {@code data:} URI.
     *
     * @throws InvalidValueException if the link is not a {@code data:} URI or its content is not base64
     */
    public byte[] inlineContent() {
        int comma = url.indexOf(',');
        if (!isInline()
                || comma < 0
                || !url.substring(0, comma).toLowerCase(Locale.ROOT).endsWith(";base64")) {
            throw new InvalidValueException("the link is not a base64-encoded data: URI");
        }
        try {
            return Base64.getDecoder().decode(url.substring(comma + 1).replaceAll("\\s", ""));
        } catch (IllegalArgumentException broken) {
            throw new InvalidValueException("invalid base64 in the data: URI");
        }
    }

    /** The link, truncated if it is the file itself. */
    public String shortened() {
        return isInline() ? url.substring(0, Math.min(url.length(), 40)) + "…" : url;
    }
}
