package io.invokectl.sandbox.media;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A building of a skyline.
 *
 * @param top the y coordinate of its tip
 * @param roof how far the roof is below the tip by the distance from the axis, both as shares from 0 to 1
 * @param slant how much lower the right side of the roof is, as a share of the height
 * @param corner the share of its width at which its two visible walls meet
 * @param salt distinguishes its windows from those of others
 */
record Tower(
        double left,
        double right,
        double top,
        double ground,
        DoubleUnaryOperator roof,
        double slant,
        double corner,
        int salt) {
    static final DoubleUnaryOperator FLAT = aside -> 0;
    private static final DoubleUnaryOperator STEPPED = aside -> aside < 0.4 ? 0 : aside < 0.72 ? 0.09 : 0.2;
    private static final DoubleUnaryOperator SPIRE =
            aside -> aside < 0.035 ? 0 : aside < 0.3 ? 0.16 + 0.25 * aside : aside < 0.75 ? 0.27 : 0.38;
    private static final DoubleUnaryOperator DOME = aside -> 0.16 * (1 - Math.sqrt(1 - aside * aside));
    private static final DoubleUnaryOperator BLADE = aside -> 0.75 * Math.pow(Math.max(0, aside - 0.3) / 0.7, 2.5);
    private static final DoubleUnaryOperator NEEDLE =
            aside -> aside < 0.05 ? 2.2 * aside : 0.11 + 0.9 * (aside - 0.05) * Math.sqrt(aside);

    static final List<DoubleUnaryOperator> MODERN_ROOFS = List.of(FLAT, FLAT, STEPPED, FLAT, SPIRE, STEPPED);
    static final List<DoubleUnaryOperator> FUTURISTIC_ROOFS = List.of(SPIRE, BLADE, NEEDLE, DOME, STEPPED, FLAT, BLADE);

    /** Returns the y coordinate of the edge; the ground beside the tower. */
    double edge(double x) {
        double share = (x - left) / (right - left);
        if (share < 0 || share > 1) {
            return ground;
        }
        double drop = roof.applyAsDouble(Math.abs(2 * share - 1)) + Math.abs(slant) * (slant < 0 ? 1 - share : share);
        return Math.min(ground, top + drop * (ground - top));
    }
}
