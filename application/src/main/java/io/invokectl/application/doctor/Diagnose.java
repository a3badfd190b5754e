package io.invokectl.application.doctor;

import java.util.List;

/** Examines an installation from end to end. Nothing is bought and nothing is changed. */
public final class Diagnose {
    private final List<Check> checks;

    /** Takes the checks; one that fails because of another comes after it. */
    public Diagnose(List<Check> checks) {
        this.checks = List.copyOf(checks);
    }

    /**
     * What the checks find, in their order.
     *
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public List<Finding> diagnose() throws InterruptedException {
        var findings = new Findings();
        for (Check check : checks) {
            check.examine(findings);
        }
        return findings.all();
    }
}
