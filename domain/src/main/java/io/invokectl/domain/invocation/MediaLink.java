package io.invokectl.domain.invocation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.invokectl.domain.value.InvalidValueException;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Link to a file of a job, or the file itself as a {@code data:} URI.
 *
 * @param url the unchanged link
 * @param contentType the content type in the output, otherwise that of a {@code data:} URI, if given
 */
public record MediaLink(String url, Optional<String> contentType) {
    private static final String DATA = "data:";
    private static final Pattern INLINE_TYPE = Pattern.compile("data:([^;,\\s]+)[;,]", Pattern.CASE_INSENSITIVE);

    /**
     * @throws InvalidValueException if it is blank
     */
    public MediaLink {
        if (url.isBlank()) {
            throw new InvalidValueException("the link is empty");
        }
        contentType = contentType.or(() -> inlineType(url));
    }

    private static Optional<String> inlineType(String url) {
        Matcher type = INLINE_TYPE.matcher(url);
        return type.lookingAt() ? Optional.of(type.group(1)) : Optional.empty();
    }

    /** Whether the link is the file itself. */
    public boolean isInline() {
        return url.regionMatches(true, 0, DATA, 0, DATA.length());
    }

    /**
     * Decodes the file in a {@code data:} URI (RFC 2397).
     *
     * @throws InvalidValueException if the link is not a {@code data:} URI or its content is malformed
     */
    public byte[] inlineContent() {
        int comma = url.indexOf(',');
        if (!isInline() || comma < 0) {
            throw new InvalidValueException("the link is not a data: URI");
        }
        boolean isBase64 = url.substring(0, comma).toLowerCase(Locale.ROOT).endsWith(";base64");
        String content = url.substring(comma + 1);
        try {
            return isBase64
                    ? Base64.getDecoder().decode(content.replaceAll("\\s", ""))
                    : URLDecoder.decode(content.replace("+", "%2B"), ISO_8859_1).getBytes(ISO_8859_1);
        } catch (IllegalArgumentException broken) {
            throw new InvalidValueException(
                    "invalid " + (isBase64 ? "base64" : "percent-encoding") + " in the data: URI");
        }
    }

    /** The link, truncated if it is the file itself. */
    public String shortened() {
        return isInline() ? url.substring(0, Math.min(url.length(), 40)) + "…" : url;
    }
}
