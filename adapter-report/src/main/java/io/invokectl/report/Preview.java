package io.invokectl.report;

/** What the report shows for an image file. */
sealed interface Preview {
    /** The file does not exist in the folder. */
    Preview MISSING = new Unavailable("File not found");
    /** The file is not an image, or is not trusted. */
    Preview UNREADABLE = new Unavailable("Not a readable image");

    /** The file itself, for formats that browsers read and Java does not. */
    Preview ORIGINAL = new Original();

    /** A thumbnail as a {@code data:} URI, with its size in pixels. */
    record Copy(String address, int width, int height) implements Preview {}

    record Original() implements Preview {}

    /** No image, with the reason for the reader. */
    record Unavailable(String reason) implements Preview {}
}
