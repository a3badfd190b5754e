package io.invokectl.sandbox.media;

/** Clouds on a plane above the scene: they grow flatter and denser towards the horizon. */
final class Clouds {
    private static final double SOFTNESS = 0.3;
    private static final double SHADE = 0.022;

    private final Palette palette;
    private final double horizon;
    private final double sunX;
    private final double sunY;
    private final double glare;
    private final GradientNoise noise;
    private final double threshold;
    private final double stretch;
    private final double drift;

    Clouds(Palette palette, double horizon, double sunX, double sunY, double glare, SeededRandom random) {
        this.palette = palette;
        this.horizon = horizon;
        this.sunX = sunX;
        this.sunY = sunY;
        this.glare = glare;
        this.noise = new GradientNoise(random);
        this.threshold = random.nextDouble(-0.02, 0.07);
        this.stretch = random.nextDouble(1.1, 2.6);
        this.drift = random.nextDouble(0, 40);
    }

    private double density(double x, double y) {
        double distance = 1 / (Curves.clamp((horizon - y) / horizon) + 0.16);
        return noise.fractal((x - sunX) * distance * stretch + drift, distance * 2.1 + drift, 6);
    }

    void add(double x, double y, Pixel pixel) {
        double density = density(x, y);
        double body = Curves.smoothStep(threshold, threshold + SOFTNESS, density)
                * Curves.smoothStep(horizon, 0.84 * horizon, y);
        if (body < 0.004) {
            return;
        }
        double dx = sunX - x;
        double dy = sunY - y;
        double squared = dx * dx + dy * dy;
        double step = SHADE / Math.sqrt(squared + 0.002);
        double towardsSun = density(x + dx * step, y + dy * step - 0.006);
        double lit = Curves.clamp(0.5 + (density - towardsSun) * 2.6) * (1.2 - 0.5 * body);
        double near = Curves.glow(squared, 0.26 * 0.26);
        pixel.mix(palette.shadow(), body * 0.88);
        pixel.add(palette.cloud(), body * lit * (0.5 + 0.5 * near));
        pixel.add(palette.sun(), body * near * lit * (0.1 + 0.6 * (1 - body)) * glare);
    }
}
