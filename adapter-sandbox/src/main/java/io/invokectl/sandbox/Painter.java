package io.invokectl.sandbox;

/** Makes a picture file of a scene. */
final class Painter {

    private Painter() {}

    static void paint(Scene scene, Frame frame, Sink out) {
        var film = new Film(frame);
        var png = new PngWriter(out, frame.width(), frame.height());
        var pixel = new Pixel();
        var row = new byte[3 * frame.width()];
        for (int y = 0; y < frame.height(); y++) {
            for (int x = 0; x < frame.width(); x++) {
                scene.paint((x + 0.5) * frame.pixel(), (y + 0.5) * frame.pixel(), pixel);
                film.expose(x, y, pixel, row);
            }
            png.row(row);
        }
        png.end();
    }
}
