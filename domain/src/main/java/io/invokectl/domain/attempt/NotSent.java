package io.invokectl.domain.attempt;

/**
 * Nothing of the request left this machine.
 *
 * @param problem method, address and why, in words
 * @param mayPass whether another attempt may fare better: so with a refused connection, not so with a wrong certificate
 * @param evidence what is known of the attempt
 */
public record NotSent(String problem, boolean mayPass, Evidence evidence) implements Attempt {
    @Override
    public boolean mayHaveBeenAccepted() {
        return false;
    }
}
