package io.invokectl.json;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonBoolean;
import io.invokectl.domain.json.JsonNull;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;
import io.invokectl.domain.json.JsonValue;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses one text. Not thread-safe. */
final class JsonParser {
    /** Limit for skipped values, which cost the reader a few bytes per level. */
    private static final int MAX_SKIPPED_DEPTH = 1_000_000;

    private static final Pattern PLACE = Pattern.compile("line \\d+ column \\d+");

    private static final Set<JsonToken> OPENING = EnumSet.of(JsonToken.BEGIN_OBJECT, JsonToken.BEGIN_ARRAY);

    private final String text;
    private final ParserInput source;
    private final JsonReader reader;
    private final boolean strict;
    private final int maxDepth;
    private boolean salvaging;
    private boolean broken;
    private int depth;

    JsonParser(String text, Strictness strictness, int maxDepth) {
        this.maxDepth = maxDepth;
        this.text = text;
        this.source = new ParserInput(text);
        this.reader = new JsonReader(source);
        this.reader.setStrictness(strictness);
        this.strict = strictness == Strictness.STRICT;
    }

    JsonValue whole() {
        if (text.isBlank()) {
            throw new InvalidJsonException("empty", true);
        }
        try {
            JsonValue value = value();
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw wrong("more text follows the value", false);
            }
            return value;
        } catch (EOFException early) {
            throw wrong("ends too early", true);
        } catch (IOException malformed) {
            throw wrong("not JSON", source.exhausted);
        }
    }

    JsonValue beginning() {
        salvaging = true;
        reader.setNestingLimit(MAX_SKIPPED_DEPTH);
        try {
            return value();
        } catch (IOException | InvalidJsonException nothingWhole) {
            return JsonNull.NULL;
        }
    }

    private JsonValue value() throws IOException {
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> object();
            case BEGIN_ARRAY -> array();
            case STRING -> new JsonString(reader.nextString());
            case NUMBER -> new JsonNumber(reader.nextString());
            case BOOLEAN -> new JsonBoolean(reader.nextBoolean());
            case NULL -> {
                reader.nextNull();
                yield JsonNull.NULL;
            }
            default -> throw wrong("not JSON", false);
        };
    }

    private JsonObject object() throws IOException {
        var members = new LinkedHashMap<String, JsonValue>();
        reader.beginObject();
        inside(() -> {
            while (!broken && reader.hasNext()) {
                String name = reader.nextName();
                if (strict && members.containsKey(name)) {
                    throw wrong("duplicate member \"" + name + "\"", false);
                }
                if (!skips()) {
                    members.put(name, value());
                }
            }
            endUnlessBroken(reader::endObject);
        });
        return new JsonObject(members);
    }

    private JsonArray array() throws IOException {
        var items = new ArrayList<JsonValue>();
        reader.beginArray();
        inside(() -> {
            while (!broken && reader.hasNext()) {
                if (!skips()) {
                    items.add(value());
                }
            }
            endUnlessBroken(reader::endArray);
        });
        return new JsonArray(items);
    }

    /** When salvaging, skips a value that is nested too deep. */
    private boolean skips() throws IOException {
        boolean tooDeep = salvaging && depth == maxDepth && OPENING.contains(reader.peek());
        if (tooDeep) {
            reader.skipValue();
        }
        return tooDeep;
    }

    private void inside(ParserAction content) throws IOException {
        depth++;
        try {
            if (depth > maxDepth) {
                throw wrong("nested deeper than " + maxDepth, false);
            }
            content.run();
        } catch (IOException | InvalidJsonException end) {
            if (!salvaging) {
                throw end;
            }
            broken = true;
        }
        depth--;
    }

    private void endUnlessBroken(ParserAction end) throws IOException {
        if (!broken) {
            end.run();
        }
    }

    private InvalidJsonException wrong(String problem, boolean endsTooEarly) {
        Matcher place = PLACE.matcher(reader.toString());
        return new InvalidJsonException(place.find() ? problem + " (" + place.group() + ")" : problem, endsTooEarly);
    }

    /** Records whether the parser reached the end of the text. */
    private static final class ParserInput extends StringReader {
        private boolean exhausted;

        ParserInput(String text) {
            super(text);
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            exhausted |= count < 0;
            return count;
        }
    }

    private interface ParserAction {
        void run() throws IOException;
    }
}
