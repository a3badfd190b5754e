package io.invokectl.cli.doctor;

/** A check of one part of the installation. Submits and changes nothing. */
@FunctionalInterface
interface Check {

    /**
     * Runs the check and adds what it finds.
     *
     * @throws InterruptedException if the thread is interrupted while waiting for the API
     */
    void addTo(Findings findings) throws InterruptedException;
}
