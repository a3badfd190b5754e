package io.invokectl.cli.jobs;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.work.DurationParser;
import io.invokectl.cli.args.Flag;
import io.invokectl.cli.output.UsageException;
import io.invokectl.cli.session.CommandSession;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The flags that limit a wait. */
final class WaitFlags {
    static final List<Flag> ALL = List.of(
            Flag.text(
                    "timeout", "<time>", "Maximum time to wait, such as 90s or 1h30m; 0 waits forever (default: 30m)"),
            Flag.text("poll-interval", "<time>", "Polling interval (default: adaptive)"));

    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(30);

    private WaitFlags() {}

    static Deadline deadline(CommandSession session) {
        Duration timeout =
                session.flags().value("timeout", DurationParser::parse).orElse(DEFAULT_TIMEOUT);
        return timeout.isZero()
                ? Deadline.NONE
                : Deadline.at(session.runtime().clock().instant().plus(timeout));
    }

    static Optional<Duration> interval(CommandSession session) {
        return session.flags().value("poll-interval", DurationParser::parse).map(interval -> {
            if (interval.isZero()) {
                throw new UsageException("--poll-interval is zero");
            }
            return interval;
        });
    }
}
