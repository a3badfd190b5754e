package io.invokectl.unlisted.planted;

/** Violation: no rule names the module. */
public interface UnlistedModule {}
