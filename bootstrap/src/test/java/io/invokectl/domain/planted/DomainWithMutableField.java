package io.invokectl.domain.planted;

/** Violation: the domain has a mutable field. */
public final class DomainWithMutableField {
    int count;
}
