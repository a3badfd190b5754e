package io.invokectl.sandbox.picture;

/** How a tower ends at the top. */
enum Roof {
    FLAT {
        @Override
        double drop(double aside) {
            return 0;
        }
    },
    STEPPED {
        @Override
        double drop(double aside) {
            return aside < 0.4 ? 0 : aside < 0.72 ? 0.09 : 0.2;
        }
    },
    SPIRE {
        @Override
        double drop(double aside) {
            return aside < 0.035 ? 0 : aside < 0.3 ? 0.16 + 0.25 * aside : aside < 0.75 ? 0.27 : 0.38;
        }
    },
    DOME {
        @Override
        double drop(double aside) {
            return 0.16 * (1 - Math.sqrt(1 - aside * aside));
        }
    },
    BLADE {
        @Override
        double drop(double aside) {
            double out = Math.max(0, aside - 0.3) / 0.7;
            return 0.75 * out * out * Math.sqrt(out);
        }
    },
    NEEDLE {
        @Override
        double drop(double aside) {
            return aside < 0.05 ? 2.2 * aside : 0.11 + 0.9 * (aside - 0.05) * Math.sqrt(aside);
        }
    };

    /** How far the edge is below the tip, as a share of the height; {@code aside} is 0 in the middle, 1 at a side. */
    abstract double drop(double aside);
}
