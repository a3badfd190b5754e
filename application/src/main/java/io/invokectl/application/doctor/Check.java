package io.invokectl.application.doctor;

/** Looks at one part of an installation. */
public interface Check {

    /**
     * Notes what there is to say about it.
     *
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    void examine(Findings findings) throws InterruptedException;
}
