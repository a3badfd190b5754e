package io.invokectl.client;

import io.invokectl.application.port.Results;

/** Opens the result stores of a URI scheme. */
@FunctionalInterface
interface ResultsFactory {

    Results open(Location location);
}
