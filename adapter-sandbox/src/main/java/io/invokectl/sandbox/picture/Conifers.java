package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Dice;
import io.invokectl.sandbox.craft.Shape;
import java.util.function.DoubleUnaryOperator;

/** The upper edge of a row of firs on some ground. */
final class Conifers implements DoubleUnaryOperator {
    private final DoubleUnaryOperator ground;
    private final double tallest;
    private final double spacing;
    private final int salt;

    /** Takes the ground, how tall the trees grow, and how far apart they stand as a share of that. */
    Conifers(DoubleUnaryOperator ground, double tallest, double spacing, Dice dice) {
        this.ground = ground;
        this.tallest = tallest;
        this.spacing = spacing * tallest;
        this.salt = dice.below(1 << 20);
    }

    @Override
    public double applyAsDouble(double x) {
        double top = ground.applyAsDouble(x) - 0.02 * tallest * Dice.at((int) (x * 900), 3, salt);
        int nearest = Shape.floor(x / spacing);
        int reach = (int) (0.26 * tallest / spacing) + 1;
        for (int i = nearest - reach; i <= nearest + reach; i++) {
            top = Math.min(top, tree(i, x));
        }
        return top;
    }

    private double tree(int number, double x) {
        double stem = (number + Dice.at(number, 0, salt)) * spacing;
        double size = Dice.at(number, 1, salt);
        double height = tallest * (0.4 + 0.6 * size * size);
        double slim = 0.16 + 0.09 * Dice.at(number, 2, salt);
        double aside = Math.abs(x - stem) / (slim * height);
        if (aside >= 1) {
            return 2;
        }
        double rise = 1 - aside;
        double tier = rise * 9;
        int whole = (int) tier;
        double ragged = 0.35 * Dice.at(whole, number, x < stem ? salt + 1 : salt + 2);
        double stepped = (whole + (tier - whole) * (0.35 + ragged)) / 9;
        return ground.applyAsDouble(stem) - height * (0.06 + 0.94 * (aside < 0.016 ? 1 : stepped));
    }
}
