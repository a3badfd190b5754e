package io.invokectl.cli.planted;

import dagger.Module;

/** What must not be: Dagger outside client and bootstrap. */
@Module
public interface CliOnDagger {}
