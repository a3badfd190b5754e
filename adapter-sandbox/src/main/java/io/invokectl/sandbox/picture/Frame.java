package io.invokectl.sandbox.picture;

/**
 * The measures of a picture. Places in it are given in units of its height: {@code y} from 0 at the top to 1 at the
 * bottom, {@code x} from 0 at the left to {@link #aspect()}.
 *
 * @param width in pixels
 * @param height in pixels
 */
record Frame(int width, int height) {

    double aspect() {
        return (double) width / height;
    }

    /** The size of a pixel. */
    double pixel() {
        return 1.0 / height;
    }
}
