package io.invokectl.files.report;

/** What stands in the report for a picture file. */
sealed interface Preview {
    /** There is no such file. */
    Preview MISSING = new Absent("This file is not here");

    /** There is no picture in it. */
    Preview UNREADABLE = new Absent("This file cannot be read as a picture");

    /** The file itself is shown, being of a kind that a browser can read and Java cannot. */
    Preview ORIGINAL = new Original();

    /**
     * A small copy of the picture.
     *
     * @param address the copy itself, as a {@code data:} address
     * @param width in pixels
     * @param height in pixels
     */
    record Copy(String address, int width, int height) implements Preview {}

    /** The file itself. */
    record Original() implements Preview {}

    /**
     * No picture.
     *
     * @param why in words
     */
    record Absent(String why) implements Preview {}
}
