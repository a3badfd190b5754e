package io.invokectl.domain.invocation;

import io.invokectl.domain.value.InvalidValueException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * A file that a model made: where it lies, or the file itself as a {@code data:} address.
 *
 * @param url the address as the output has it
 * @param contentType what the output says the file is, where it says so
 */
public record MediaLink(String url, Optional<String> contentType) {
    private static final String DATA = "data:";

    /** Refuses a blank address. */
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
     * The file inside a {@code data:} address.
     *
     * @throws InvalidValueException if this is no {@code data:} address or its content is not base64
     */
    public byte[] inlineContent() {
        int comma = url.indexOf(',');
        if (!isInline()
                || comma < 0
                || !url.substring(0, comma).toLowerCase(Locale.ROOT).endsWith(";base64")) {
            throw new InvalidValueException("not base64 in a data: address");
        }
        try {
            return Base64.getDecoder().decode(url.substring(comma + 1).replaceAll("\\s", ""));
        } catch (IllegalArgumentException broken) {
            throw new InvalidValueException("the base64 in the data: address is broken");
        }
    }

    /** The address, cut where it is the file itself. */
    public String shortened() {
        return isInline() ? url.substring(0, Math.min(url.length(), 40)) + "…" : url;
    }
}
