package io.invokectl.client;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoMap;
import dagger.multibindings.StringKey;

/** Ledgers by the URI scheme that selects them. */
@Module
interface LedgerModule {

    @Binds
    @IntoMap
    @StringKey(Location.FILE)
    LedgerFactory file(SqliteLedgerFactory factory);
}
