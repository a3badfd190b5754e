package io.invokectl.domain.attempt;

/**
 * Nothing of the request left this machine.
 *
 * @param problem method, address and why, in words
 * @param fault whether another attempt may succeed
 * @param evidence what the transport observed
 */
public record NotSent(String problem, NetworkFault fault, Evidence evidence) implements Attempt {
    @Override
    public boolean mayHaveBeenAccepted() {
        return false;
    }
}
