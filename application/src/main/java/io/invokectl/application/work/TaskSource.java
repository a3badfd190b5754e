package io.invokectl.application.work;

import java.time.Instant;
import java.util.Optional;

/** What is to be done next. Asked by one thread. */
public interface TaskSource {

    /** What can be begun now, beside what goes on. */
    Optional<Task> next(Instant now);

    /** When there will be something to begin if nothing that goes on ends before; nothing if there will not. */
    Optional<Instant> due();
}
