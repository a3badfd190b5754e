package io.invokectl.sandbox;

import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The sizes of pictures that have a name. */
enum PictureSize {
    SQUARE_HD(1024, 1024),
    SQUARE(512, 512),
    PORTRAIT_4_3(768, 1024),
    PORTRAIT_16_9(576, 1024),
    LANDSCAPE_4_3(1024, 768),
    LANDSCAPE_16_9(1024, 576);

    private static final int UNSAID = 512;

    private final int width;
    private final int height;

    /**
     * The size of a picture.
     *
     * @param width in pixels
     * @param height in pixels
     */
    record Measures(int width, int height) {}

    PictureSize(int width, int height) {
        this.width = width;
        this.height = height;
    }

    private Measures measures() {
        return new Measures(width, height);
    }

    private String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What may stand for a size. */
    static Check check() {
        String[] names = Arrays.stream(values()).map(PictureSize::written).toArray(String[]::new);
        return Check.oneOf(names)
                .orMembers(List.of("width", "height"), Check.whole().from("64", "2048"));
    }

    /** The measures that an input asks for; those of this size where it asks for none. */
    Measures in(JsonObject input) {
        JsonValue size = input.get("image_size");
        if (size instanceof JsonObject given) {
            return new Measures(Input.whole(given, "width", UNSAID), Input.whole(given, "height", UNSAID));
        }
        return size.nonBlankText()
                .map(name -> valueOf(name.toUpperCase(Locale.ROOT)))
                .orElse(this)
                .measures();
    }
}
