package io.invokectl.sandbox.media;

import java.util.List;

/** A scene by calm water: the sky, rows of silhouettes in front of it, and their reflection. */
final class Landscape {
    private final Sky sky;
    private final Silhouette[] rows;
    private final double shore;
    private final GradientNoise waves;
    private final LinearColor deep;
    private final LinearColor shine;

    /** Takes the rows, the farthest first, and the y coordinate at which the water begins. */
    Landscape(Sky sky, List<Silhouette> rows, double shore, Palette palette, SeededRandom random) {
        this.sky = sky;
        this.rows = rows.toArray(Silhouette[]::new);
        this.shore = shore;
        this.waves = new GradientNoise(random);
        this.deep = palette.ground().mix(palette.sky().get(4), 0.45);
        this.shine = palette.sky().get(0);
    }

    /** Sets a pixel to the light at a point. */
    void set(double x, double y, Pixel pixel) {
        if (y < shore) {
            setAboveWater(x, y, pixel);
        } else {
            setWater(x, y, pixel);
        }
    }

    private void setAboveWater(double x, double y, Pixel pixel) {
        int row = rows.length - 1;
        while (row >= 0 && !rows[row].hides(x, y)) {
            row--;
        }
        if (row < 0) {
            sky.set(x, y, pixel);
            row = 0;
        }
        for (; row < rows.length; row++) {
            rows[row].add(x, y, pixel);
        }
        sky.addGlare(x, y, pixel);
    }

    private void setWater(double x, double y, Pixel pixel) {
        double near = y - shore;
        double distance = 1 / (near + 0.035);
        double swell = waves.fractal(x * (3 + distance * 0.5), distance * 5.2, 2);
        double ripple = waves.at(x * (14 + distance * 2.2) + 7, distance * 19);
        double wave = swell + 0.5 * ripple;
        double sway = (0.006 + 0.05 * near) * wave;
        double lift = (0.012 + 0.22 * near) * (0.35 * wave + 0.12);
        double stretch = Math.max(1, 0.44 * shore / (1 - shore));
        setAboveWater(x + sway, Math.max(0, shore - near * stretch - lift - 0.001), pixel);
        pixel.multiply(0.82);
        pixel.mix(deep, 0.12 + 0.5 * Curves.clamp(near * 2.2));
        pixel.add(shine, 0.1 * Curves.clamp(ripple * 1.5 + swell - 0.62));
        pixel.mix(deep, 0.8 * Curves.square(Curves.clamp(1 - near * near / 0.000016)));
    }
}
