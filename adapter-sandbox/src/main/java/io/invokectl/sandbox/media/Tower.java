package io.invokectl.sandbox.media;

import java.util.List;

/**
 * A building of a skyline.
 *
 * @param top the y coordinate of its tip
 * @param roof the shape of its top
 * @param slant how much lower the right side of the roof is, as a share of the height
 * @param corner the share of its width at which its two visible walls meet
 * @param salt distinguishes its windows from those of others
 */
record Tower(double left, double right, double top, double ground, Roof roof, double slant, double corner, int salt) {
    static final List<Roof> MODERN_ROOFS =
            List.of(Roof.FLAT, Roof.FLAT, Roof.STEPPED, Roof.FLAT, Roof.SPIRE, Roof.STEPPED);
    static final List<Roof> FUTURISTIC_ROOFS =
            List.of(Roof.SPIRE, Roof.BLADE, Roof.NEEDLE, Roof.DOME, Roof.STEPPED, Roof.FLAT, Roof.BLADE);

    /** The shape of the top of a tower. */
    enum Roof {
        FLAT,
        STEPPED,
        SPIRE,
        DOME,
        BLADE,
        NEEDLE;

        /** Returns the distance below the tip at a distance from the axis, both as shares from 0 to 1. */
        private double drop(double aside) {
            return switch (this) {
                case FLAT -> 0;
                case STEPPED -> aside < 0.4 ? 0 : aside < 0.72 ? 0.09 : 0.2;
                case SPIRE -> aside < 0.035 ? 0 : aside < 0.3 ? 0.16 + 0.25 * aside : aside < 0.75 ? 0.27 : 0.38;
                case DOME -> 0.16 * (1 - Math.sqrt(1 - aside * aside));
                case BLADE -> 0.75 * Math.pow(Math.max(0, aside - 0.3) / 0.7, 2.5);
                case NEEDLE -> aside < 0.05 ? 2.2 * aside : 0.11 + 0.9 * (aside - 0.05) * Math.sqrt(aside);
            };
        }
    }

    /** Returns the y coordinate of the edge; the ground beside the tower. */
    double edge(double x) {
        double share = (x - left) / (right - left);
        if (share < 0 || share > 1) {
            return ground;
        }
        double drop = roof.drop(Math.abs(2 * share - 1)) + Math.abs(slant) * (slant < 0 ? 1 - share : share);
        return Math.min(ground, top + drop * (ground - top));
    }
}
