package io.invokectl.client;

import dagger.Binds;
import dagger.BindsOptionalOf;
import dagger.Module;
import dagger.Provides;
import dagger.multibindings.IntoMap;
import dagger.multibindings.StringKey;
import java.util.function.Function;

/** Ledgers and result stores by the URI scheme that selects them. */
@Module
interface LocationModule {
    /** The client that contributes further schemes, if there is one. */
    @BindsOptionalOf
    ClientOptions options();

    @Binds
    @IntoMap
    @StringKey(Location.FILE)
    LedgerFactory sqlite(SqliteLedgerFactory factory);

    @Provides
    @IntoMap
    @StringKey(Location.FILE)
    static Function<String, ResultStore> resultFolder() {
        return ResultFolder::new;
    }
}
