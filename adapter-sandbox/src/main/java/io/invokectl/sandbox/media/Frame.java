package io.invokectl.sandbox.media;

/**
 * The dimensions of a picture in pixels. Coordinates are in units of its height: {@code y} from 0 at the top to 1 at the
 * bottom, {@code x} from 0 at the left to {@link #aspect()}.
 */
record Frame(int width, int height) {

    double aspect() {
        return (double) width / height;
    }

    double pixel() {
        return 1.0 / height;
    }
}
