package io.invokectl.client;

import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.Media;

/** What answers behind an address: jobs and the files they make. */
interface Gateway {

    Invocations invocations();

    Media media();

    /** Ends what was opened. */
    void close();
}
