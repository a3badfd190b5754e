package io.invokectl.report;

/** What the report shows for an image file. */
sealed interface Preview {
    /** The file does not exist. */
    Preview MISSING = new Unavailable("File not found");

    /** The file is not an image. */
    Preview UNREADABLE = new Unavailable("Not a readable image");

    /** The file itself, for formats that browsers read and Java does not. */
    Preview ORIGINAL = new Original();

    /**
     * A thumbnail.
     *
     * @param address a {@code data:} URI
     * @param width in pixels
     * @param height in pixels
     */
    record Copy(String address, int width, int height) implements Preview {}

    /** The file itself. */
    record Original() implements Preview {}

    /**
     * No image.
     *
     * @param reason why, for the reader
     */
    record Unavailable(String reason) implements Preview {}
}
