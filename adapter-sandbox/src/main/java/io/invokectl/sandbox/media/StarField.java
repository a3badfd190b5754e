package io.invokectl.sandbox.media;

/** Stars of two magnitudes, one in each cell of a grid, thinning out towards the horizon. */
final class StarField {
    private static final double CELL = 1.0 / 42;
    private static final double SMALL_CELL = CELL / 2.1;

    private final int salt;
    private final double horizon;
    private final double brightness;
    private final double radius;

    StarField(Frame frame, double horizon, double brightness, SeededRandom random) {
        this.salt = random.nextInt(1 << 20);
        this.horizon = horizon;
        this.brightness = brightness;
        this.radius = Math.max(0.0011, 0.9 * frame.pixel());
    }

    void add(double x, double y, Pixel pixel) {
        double height = Curves.clamp((horizon - y) / horizon * 1.6);
        addStar(x, y, CELL, height, pixel);
        addStar(x + 5.37, y + 3.11, SMALL_CELL, 0.5 * height, pixel);
    }

    private void addStar(double x, double y, double cell, double height, Pixel pixel) {
        int column = (int) (x / cell);
        int row = (int) (y / cell);
        double size = SeededRandom.at(column, row, salt);
        double dx = x - (column + 0.15 + 0.7 * SeededRandom.at(column, row, salt + 1)) * cell;
        double dy = y - (row + 0.15 + 0.7 * SeededRandom.at(column, row, salt + 2)) * cell;
        double grown = 2.6 * size * size * size * size;
        double reach = radius * (1 + grown);
        double rest = 1 - (dx * dx + dy * dy) / (reach * reach);
        if (size < 0.75 && rest > 0) {
            double light = rest * rest * height * brightness * (0.15 + 1.1 * grown);
            double warmth = SeededRandom.at(column, row, salt + 3);
            pixel.red += light * (0.75 + 0.4 * warmth);
            pixel.green += light * 0.95;
            pixel.blue += light * (1.25 - 0.4 * warmth);
        }
    }
}
