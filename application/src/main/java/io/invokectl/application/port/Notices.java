package io.invokectl.application.port;

/** Whoever wants to be told what is going on while a use case runs. */
@FunctionalInterface
public interface Notices {

    /** Nobody. */
    Notices NONE = notice -> {};

    /** Takes a notice. Called from whichever thread has it. */
    void tell(Notice notice);
}
