package io.invokectl.bootstrap;

/** The extent of the fault tests: small by default, extended with {@code -Dfaults=<repetitions>}, such as 200. */
final class FaultBudget {
    private static final int REPETITIONS = Integer.getInteger("faults", 0);

    private FaultBudget() {}

    static boolean isExtended() {
        return REPETITIONS > 0;
    }

    /** The default, or the number of an extended run. */
    static int repetitions(int byDefault) {
        return isExtended() ? REPETITIONS : byDefault;
    }

    static int choose(int byDefault, int extended) {
        return isExtended() ? extended : byDefault;
    }
}
