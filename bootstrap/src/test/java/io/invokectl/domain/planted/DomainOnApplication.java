package io.invokectl.domain.planted;

import io.invokectl.application.port.Deadline;

/** What must not be: the domain names the application. */
public final class DomainOnApplication {
    private final Deadline deadline = Deadline.NONE;
}
