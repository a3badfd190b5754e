package io.invokectl.sandbox.media;

/** The sky: its gradient, the sun or moon with its glow, stars when it is dark, and clouds. */
final class Sky {
    private final Palette palette;
    private final double horizon;
    private final double glare;
    private final boolean dark;
    private final double sunX;
    private final double sunY;
    private final double radius;
    private final double edge;
    private final StarField stars;
    private final GradientNoise noise;
    private final Clouds clouds;

    Sky(Frame frame, TimeOfDay time, Palette palette, double horizon, SeededRandom random) {
        this.palette = palette;
        this.horizon = horizon;
        this.glare = time.glare;
        this.dark = time.isDark();
        this.sunX =
                frame.aspect() * (random.chance(0.5) ? random.nextDouble(0.17, 0.34) : random.nextDouble(0.66, 0.83));
        this.sunY = horizon * (1 - time.sunHeight);
        this.radius = time == TimeOfDay.DUSK ? 0 : random.nextDouble(0.03, 0.042);
        this.edge = 1.5 * frame.pixel();
        this.noise = new GradientNoise(random.split());
        this.stars = new StarField(frame, horizon, time == TimeOfDay.NIGHT ? 1 : 0.75, random.split());
        this.clouds = new Clouds(palette, horizon, sunX, sunY, glare, random.split());
    }

    double sunX() {
        return sunX;
    }

    /** Sets a pixel to the light of the sky. */
    void set(double x, double y, Pixel pixel) {
        palette.setSky((horizon - y) / horizon, pixel);
        double dx = x - sunX;
        double dy = y - sunY;
        double near = Curves.glow(dx * dx + dy * dy, 0.002);
        double wide = Curves.glow(dx * dx * 0.45 + dy * dy * 2.2, 0.04);
        pixel.add(palette.sun(), glare * (0.5 * near + 0.3 * wide));
        if (dark) {
            stars.add(x, y, pixel);
        }
        addDisc(dx, dy, pixel);
        clouds.add(x, y, pixel);
    }

    private void addDisc(double dx, double dy, Pixel pixel) {
        double reach = radius + edge;
        double squared = dx * dx + dy * dy;
        if (radius == 0 || squared >= reach * reach) {
            return;
        }
        double share = Curves.clamp((reach - Math.sqrt(squared)) / (2 * edge));
        double maria = dark ? Curves.smoothStep(-0.05, 0.35, noise.fractal(dx * 40 + 4, dy * 40, 4)) : 0;
        pixel.mix(palette.sun().times(dark ? 1.15 - 0.5 * maria : 3), share);
    }

    /** Adds the glare of the sun over what is in front of it. */
    void addGlare(double x, double y, Pixel pixel) {
        double halfWidth = 2.6 * radius;
        double near = Curves.glow(Curves.square(x - sunX) + Curves.square(y - sunY), halfWidth * halfWidth);
        pixel.add(palette.sun(), 0.5 * glare * near * near);
    }
}
