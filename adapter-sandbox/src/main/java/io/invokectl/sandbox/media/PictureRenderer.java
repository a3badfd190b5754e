package io.invokectl.sandbox.media;

/** Renders pictures without AWT, which takes longer to start than a picture takes to render. */
public final class PictureRenderer {
    private static final double KNEE = 0.72;
    private static final double GRAIN = 1.5;
    private static final double VIGNETTE = 0.3;

    private PictureRenderer() {}

    /**
     * Renders the picture of a prompt as a PNG file.
     *
     * @param prompt any text
     * @param width in pixels
     * @param height in pixels
     * @param random decides what the prompt leaves open
     */
    public static byte[] render(String prompt, int width, int height, SeededRandom random) {
        var frame = new Frame(width, height);
        Landscape landscape = SceneType.compose(prompt, frame, random);
        var png = new PngEncoder(width, height);
        var pixel = new Pixel();
        var row = new byte[3 * width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                landscape.set((x + 0.5) * frame.pixel(), (y + 0.5) * frame.pixel(), pixel);
                double offCentre = Curves.square((x + 0.5) / width - 0.5) + Curves.square((y + 0.5) / height - 0.5);
                pixel.multiply(1 - VIGNETTE * Curves.square(2 * offCentre));
                double grain = 0.5 + (SeededRandom.at(x, y, 0) - 0.5) * GRAIN;
                row[3 * x] = tone(pixel.red, grain);
                row[3 * x + 1] = tone(pixel.green, grain);
                row[3 * x + 2] = tone(pixel.blue, grain);
            }
            png.row(row);
        }
        return png.finish();
    }

    /** Encodes light as a byte: glare is compressed instead of cut off, and grain hides banding. */
    private static byte tone(double light, double grain) {
        double over = light - KNEE;
        double shown = over <= 0 ? light : KNEE + (1 - KNEE) * over / (over + 1 - KNEE);
        double tone = 255 * Math.sqrt(Math.max(0, shown)) + grain;
        return (byte) (tone <= 0 ? 0 : tone >= 255 ? 255 : (int) tone);
    }
}
