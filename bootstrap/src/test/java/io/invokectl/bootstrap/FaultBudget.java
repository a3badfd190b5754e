package io.invokectl.bootstrap;

/**
 * How much the fault tests try: a little in every build, and a lot when asked, which {@code -Dfaults=200} does.
 */
final class FaultBudget {
    private static final int ASKED = Integer.getInteger("faults", 0);

    private FaultBudget() {}

    /** Whether a lot is asked for. */
    static boolean isLong() {
        return ASKED > 0;
    }

    /** How often something is tried: so often in every build, else as often as asked. */
    static int tries(int inEveryBuild) {
        return isLong() ? ASKED : inEveryBuild;
    }

    /** One of two. */
    static int choose(int inEveryBuild, int whenAsked) {
        return isLong() ? whenAsked : inEveryBuild;
    }
}
