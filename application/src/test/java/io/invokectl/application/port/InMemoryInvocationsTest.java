package io.invokectl.application.port;

final class InMemoryInvocationsTest extends InvocationsContract {
    private final InMemoryInvocations invocations = new InMemoryInvocations();

    @Override
    protected Invocations invocations() {
        return invocations;
    }

    @Override
    protected long jobs() {
        return invocations.submitted().size();
    }

    @Override
    protected void endJobs() {
        invocations.endJobs();
    }
}
