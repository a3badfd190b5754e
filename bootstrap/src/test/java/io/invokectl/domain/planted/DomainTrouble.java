package io.invokectl.domain.planted;

/** Violation: an exception whose name does not end in {@code Exception}. */
public final class DomainTrouble extends RuntimeException {}
