package io.invokectl.domain.planted;

/** What must not be: a field of the domain that changes. */
public final class DomainWithMutableField {
    int count;
}
