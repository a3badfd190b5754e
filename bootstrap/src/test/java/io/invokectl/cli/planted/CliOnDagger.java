package io.invokectl.cli.planted;

import dagger.Module;

/** Violation: Dagger outside client and bootstrap. */
@Module
public interface CliOnDagger {}
