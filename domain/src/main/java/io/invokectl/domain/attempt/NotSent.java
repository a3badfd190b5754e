package io.invokectl.domain.attempt;

/**
 * Nothing of the request left this machine.
 *
 * @param problem method, address and why, in words
 * @param isRetryable whether a retry may succeed: yes after a refused connection, no after an invalid certificate
 * @param evidence what the transport observed
 */
public record NotSent(String problem, boolean isRetryable, Evidence evidence) implements Attempt {
    @Override
    public boolean mayHaveBeenAccepted() {
        return false;
    }
}
