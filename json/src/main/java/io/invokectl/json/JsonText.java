package io.invokectl.json;

import com.google.gson.FormattingStyle;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonWriter;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonBoolean;
import io.invokectl.domain.json.JsonNull;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.domain.value.InvalidValueException;
import io.invokectl.domain.value.Utf8;
import io.invokectl.text.SanitizedText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** JSON text to values and back. Stateless and thread-safe. */
public final class JsonText {
    /** The maximum length of parsed text in bytes: 16 MiB. */
    public static final int MAX_BYTES = 16 * 1024 * 1024;

    /** The maximum nesting of arrays and objects. */
    public static final int MAX_DEPTH = 64;

    private JsonText() {}

    /**
     * Parses text from a user, strictly: one value, without duplicate members.
     *
     * @throws InvalidJsonException if it is anything else
     */
    public static JsonValue parse(String text) {
        return new JsonParser(text, Strictness.STRICT, MAX_DEPTH).whole();
    }

    /**
     * Parses UTF-8 from a user, strictly, with or without a byte order mark.
     *
     * @throws InvalidJsonException if it is not UTF-8, longer than {@link #MAX_BYTES}, or not JSON
     */
    public static JsonValue parse(byte[] utf8) {
        if (utf8.length > MAX_BYTES) {
            throw new InvalidJsonException("larger than 16 MiB", false);
        }
        try {
            return parse(Utf8.withoutMark(Utf8.text(utf8)));
        } catch (InvalidValueException broken) {
            throw new InvalidJsonException(broken.problem(), false);
        }
    }

    /**
     * Parses text from a server: like {@link #parse(String)}, but the last of duplicate members counts, and strings may
     * contain unescaped control characters.
     *
     * @throws InvalidJsonException if it is not JSON
     */
    public static JsonValue parseAnswer(String text) {
        return new JsonParser(text, Strictness.LEGACY_STRICT, MAX_DEPTH).whole();
    }

    /**
     * Parses text written by {@link #compact}, to twice the {@link #MAX_DEPTH}: it may wrap values parsed before.
     *
     * @throws InvalidJsonException if it is not JSON
     */
    public static JsonValue parseKept(String text) {
        return new JsonParser(text, Strictness.STRICT, 2 * MAX_DEPTH).whole();
    }

    /**
     * Parses the complete values of truncated or malformed text. Incomplete values and those nested deeper than
     * {@link #MAX_DEPTH} are left out.
     */
    public static JsonValue parseBeginning(String text) {
        return new JsonParser(text, Strictness.LEGACY_STRICT, MAX_DEPTH).beginning();
    }

    /** Parses a string that contains a JSON object or array; returns any other value unchanged. */
    public static JsonValue unfold(JsonValue value) {
        if (value instanceof JsonString string && string.value().strip().matches("(?s)[\\[{].*")) {
            try {
                return parseAnswer(string.value());
            } catch (InvalidJsonException plainText) {
                return value;
            }
        }
        return value;
    }

    /** The value on one line, sanitized. */
    public static String compact(JsonValue value) {
        return print(value, FormattingStyle.COMPACT);
    }

    /** The value on several lines, indented by two, sanitized. */
    public static String indented(JsonValue value) {
        return print(value, FormattingStyle.PRETTY);
    }

    private static String print(JsonValue value, FormattingStyle style) {
        var text = new StringWriter();
        try (var writer = new JsonWriter(text)) {
            writer.setStrictness(Strictness.LEGACY_STRICT);
            writer.setFormattingStyle(style);
            writer.setHtmlSafe(false);
            write(value, writer);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return SanitizedText.lines(text.getBuffer());
    }

    private static void write(JsonValue value, JsonWriter writer) throws IOException {
        if (value instanceof JsonObject object) {
            writer.beginObject();
            for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
                writer.name(member.getKey());
                write(member.getValue(), writer);
            }
            writer.endObject();
        } else if (value instanceof JsonArray array) {
            writer.beginArray();
            for (JsonValue item : array.items()) {
                write(item, writer);
            }
            writer.endArray();
        } else if (value instanceof JsonString string) {
            writer.value(string.value());
        } else if (value instanceof JsonNumber number) {
            writer.jsonValue(number.text());
        } else if (value instanceof JsonBoolean truth) {
            writer.value(truth.value());
        } else if (value == JsonNull.NULL) {
            writer.nullValue();
        }
    }
}
