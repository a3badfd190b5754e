package io.invokectl.sandbox;

import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The named sizes of pictures. */
enum PictureSize {
    SQUARE_HD(1024, 1024),
    SQUARE(512, 512),
    PORTRAIT_4_3(768, 1024),
    PORTRAIT_16_9(576, 1024),
    LANDSCAPE_4_3(1024, 768),
    LANDSCAPE_16_9(1024, 576);

    private static final int DEFAULT_SIDE = 512;

    private final int width;
    private final int height;

    /** Width and height in pixels. */
    record Dimensions(int width, int height) {}

    PictureSize(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** The validator of the field {@code image_size}: a name, or an object with width and height. */
    static FieldValidator validator() {
        String[] names = Arrays.stream(values())
                .map(size -> size.name().toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
        return FieldValidator.oneOf(names)
                .orMembers(List.of("width", "height"), FieldValidator.integer().between("64", "2048"));
    }

    /** Returns the dimensions that an input asks for; this size if it asks for none. */
    Dimensions in(JsonObject input) {
        JsonValue size = input.get("image_size");
        if (size instanceof JsonObject given) {
            return new Dimensions(
                    InputFields.integer(given, "width", DEFAULT_SIDE),
                    InputFields.integer(given, "height", DEFAULT_SIDE));
        }
        PictureSize named = size.nonBlankText()
                .map(name -> valueOf(name.toUpperCase(Locale.ROOT)))
                .orElse(this);
        return new Dimensions(named.width, named.height);
    }
}
