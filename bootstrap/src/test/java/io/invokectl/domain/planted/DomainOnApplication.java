package io.invokectl.domain.planted;

import io.invokectl.application.port.Deadline;

/** Violation: the domain uses the application. */
public final class DomainOnApplication {
    private final Deadline deadline = Deadline.NONE;
}
