package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Dice;

/**
 * One building of a skyline.
 *
 * @param left its left side
 * @param right its right side
 * @param top its tip
 * @param ground where it stands
 * @param roof how it ends
 * @param slant how much one side of the roof is lower than the other; negative for the left one
 * @param corner where its two visible walls meet, from 0 at the left side to 1
 * @param salt tells its windows from those of others
 */
record Tower(double left, double right, double top, double ground, Roof roof, double slant, double corner, int salt) {

    static Tower of(double left, double width, double top, double ground, Roof roof, Dice dice) {
        double slant = roof == Roof.FLAT && dice.chance(0.35) ? dice.between(-0.12, 0.12) : 0;
        return new Tower(left, left + width, top, ground, roof, slant, dice.between(0.25, 0.75), dice.below(1 << 20));
    }

    /** The upper edge at a place; the ground beside the tower. */
    double topAt(double x) {
        double share = (x - left) / (right - left);
        if (share < 0 || share > 1) {
            return ground;
        }
        double drop = roof.drop(Math.abs(2 * share - 1)) + Math.abs(slant) * (slant < 0 ? 1 - share : share);
        return Math.min(ground, top + drop * (ground - top));
    }
}
