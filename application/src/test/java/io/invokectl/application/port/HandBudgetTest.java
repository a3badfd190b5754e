package io.invokectl.application.port;

final class HandBudgetTest extends RateBudgetContract {
    private final HandBudget budget = new HandBudget(clock);

    @Override
    protected RateBudget budget() {
        return budget;
    }
}
