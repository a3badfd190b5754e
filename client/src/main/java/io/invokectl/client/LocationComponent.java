package io.invokectl.client;

import dagger.Component;

/** Ledgers and result stores of the built-in schemes, for programs that use them without a client. */
@Component(modules = LocationModule.class)
interface LocationComponent {
    Ledgers ledgers();

    ResultStores resultStores();
}
