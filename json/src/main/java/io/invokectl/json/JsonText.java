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
    /** The longest text that is read: 16 MiB. */
    public static final int MOST_BYTES = 16 * 1024 * 1024;

    /** The deepest nesting that is read: 64 arrays or objects, one in the other. */
    public static final int DEEPEST = 64;

    private JsonText() {}

    /**
     * Reads what a person wrote, in JSON's own grammar: one value, no member twice.
     *
     * @throws InvalidJsonException if it is anything else
     */
    public static JsonValue parse(String text) {
        return new JsonParser(text, Strictness.STRICT).whole();
    }

    /**
     * Reads what a person wrote from UTF-8, with or without a byte order mark.
     *
     * @throws InvalidJsonException if it is not UTF-8, longer than {@link #MOST_BYTES}, or not JSON
     */
    public static JsonValue parse(byte[] utf8) {
        if (utf8.length > MOST_BYTES) {
            throw new InvalidJsonException("it is larger than 16 MiB");
        }
        try {
            return parse(Utf8.withoutMark(Utf8.text(utf8)));
        } catch (InvalidValueException broken) {
            throw new InvalidJsonException(broken.problem());
        }
    }

    /**
     * Reads what a server wrote: as {@link #parse(String)}, but of a member that stands twice the last counts, and
     * strings may hold raw control characters.
     *
     * @throws InvalidJsonException if it is not JSON
     */
    public static JsonValue parseAnswer(String text) {
        return new JsonParser(text, Strictness.LEGACY_STRICT).whole();
    }

    /**
     * Reads what was written by {@link #compact}: values that were read and then wrapped may be deeper than
     * {@link #DEEPEST}, and are read up to twice that.
     *
     * @throws InvalidJsonException if it is not JSON
     */
    public static JsonValue parseKept(String text) {
        return new JsonParser(text, Strictness.STRICT, 2 * DEEPEST).whole();
    }

    /**
     * What is whole in a text that breaks off or breaks down: values that began and did not end are left out, and so
     * are those nested deeper than {@link #DEEPEST}.
     */
    public static JsonValue parseBeginning(String text) {
        return new JsonParser(text, Strictness.LEGACY_STRICT).beginning();
    }

    /** A string that is itself the text of an object or an array, as that; any other value as it is. */
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

    /** The value on one line. */
    public static String compact(JsonValue value) {
        return print(value, FormattingStyle.COMPACT);
    }

    /** The value over several lines, indented by two. */
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
