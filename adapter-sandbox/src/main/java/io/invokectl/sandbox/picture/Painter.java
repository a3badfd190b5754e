package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Dice;
import io.invokectl.sandbox.craft.Sink;

/** Paints what a prompt says. */
public final class Painter {

    private Painter() {}

    /**
     * Paints a picture.
     *
     * @param prompt what it is to show; anything will do
     * @param width in pixels
     * @param height in pixels
     * @param dice decide what the prompt leaves open
     * @param out takes it as a PNG file
     */
    public static void paint(String prompt, int width, int height, Dice dice, Sink out) {
        var frame = new Frame(width, height);
        Scene scene = Theme.scene(frame, Motif.of(prompt), dice);
        var film = new Film(frame);
        var png = new PngWriter(out, width, height);
        var pixel = new Pixel();
        var row = new byte[3 * width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                scene.paint((x + 0.5) * frame.pixel(), (y + 0.5) * frame.pixel(), pixel);
                film.expose(x, y, pixel, row);
            }
            png.row(row);
        }
        png.end();
    }
}
