package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Dice;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that the things in a scene have in common.
 *
 * @param frame the measures
 * @param motif what is asked for
 * @param daylight the time of day
 * @param palette the colours
 * @param sun where the light comes from
 * @param horizon how far down the sky reaches
 * @param dice chance
 */
record Stage(Frame frame, Motif motif, Daylight daylight, Palette palette, Sun sun, double horizon, Dice dice) {
    private static final List<Daylight> USUAL =
            List.of(Daylight.SUNSET, Daylight.DAWN, Daylight.DAY, Daylight.SUNSET, Daylight.DUSK);

    /**
     * Sets up a stage.
     *
     * @param horizon how far down the sky reaches
     * @param leastSun how high the sun stands at least, from 0 on the horizon to 1 in the zenith
     */
    static Stage of(Frame frame, Motif motif, double horizon, double leastSun, Dice dice) {
        Daylight daylight = motif.daylight().orElseGet(() -> dice.oneOf(USUAL));
        Palette palette = daylight.palette().varied(dice);
        if (!motif.hues().isEmpty()) {
            palette = palette.tinted(motif.hues().get(0));
        }
        boolean storm = motif.weather() == Weather.STORM;
        if (storm) {
            palette = palette.overcast();
        }
        double place = dice.chance(0.5) ? dice.between(0.17, 0.34) : dice.between(0.66, 0.83);
        double high = daylight == Daylight.DUSK ? 0 : Math.max(leastSun, daylight.sunHeight());
        double glare = storm ? 0.12 : daylight == Daylight.NIGHT ? 0.2 : daylight == Daylight.DUSK ? 0.4 : 0.8;
        var sun = new Sun(frame.aspect() * place, horizon * (1 - high), dice.between(0.03, 0.042), glare);
        return new Stage(frame, motif, daylight, palette, sun, horizon, dice);
    }

    boolean storms() {
        return motif.weather() == Weather.STORM;
    }

    /** Where the middle of the scene is: on the other side than the sun. */
    double centre() {
        double across = sun.x() / frame.aspect();
        return frame.aspect() * (across < 0.5 ? dice.between(0.58, 0.7) : dice.between(0.3, 0.42));
    }

    /** The glare of the sun over what stands before it. */
    Layer bloom(double strength) {
        boolean visible = daylight != Daylight.DUSK && !storms();
        return new Bloom(sun, palette.sun(), visible ? strength : 0);
    }

    /** The finished scene, with what falls from the sky before it. */
    Scene scene(List<Layer> layers) {
        var all = new ArrayList<>(layers);
        if (storms()) {
            all.add(new Rain(this));
        } else if (motif.weather() == Weather.SNOW && !motif.speaksOf("snowy frozen")) {
            all.add(new Snowfall(this));
        }
        return new Scene(all);
    }

    /** The sky with all that is in it, to which the rest of the scene is added. */
    List<Layer> sky() {
        var layers = new ArrayList<Layer>();
        layers.add(new Sky(palette, sun, horizon));
        if (daylight.isDark() && !storms()) {
            double brightness = daylight == Daylight.NIGHT ? 1 : 0.75;
            layers.add(new MilkyWay(this, brightness));
            layers.add(new Stars(frame, horizon, brightness, dice.forPurpose("stars")));
        }
        if (!storms()) {
            addBodies(layers);
        }
        layers.add(new Clouds(this, motif.weather().cover()));
        return layers;
    }

    private void addBodies(List<Layer> layers) {
        if (daylight == Daylight.NIGHT && motif.moons() < 2) {
            layers.add(moon(sun));
            return;
        }
        if (!daylight.isDark()) {
            layers.add(new SunDisc(frame, sun, palette.sun()));
        }
        double side = sun.x() < frame.aspect() / 2 ? 1 : -1;
        for (int i = 0; i < motif.moons(); i++) {
            double x = frame.aspect() * (0.5 + side * (0.22 - 0.3 * i));
            double y = horizon * (0.26 + 0.17 * (i % 2));
            layers.add(moon(new Sun(x, y, i == 0 ? 0.075 : 0.038, 0)));
        }
    }

    private Moon moon(Sun place) {
        Colour light = Colour.of(0xf4efe2).mix(palette.sun(), 0.4);
        return new Moon(frame, place, light, palette.middle(), dice.forPurpose("moon"));
    }
}
