package io.invokectl.domain.value;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 text that users provide. */
public final class Utf8 {
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private Utf8() {}

    /**
     * Decodes the bytes.
     *
     * @throws InvalidValueException if the bytes are not UTF-8
     */
    public static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException broken) {
            throw new InvalidValueException("it is not UTF-8");
        }
    }

    /** The text without a leading byte order mark. */
    public static String withoutMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }
}
