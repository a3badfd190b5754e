package io.invokectl.cli.ledger;

import io.invokectl.application.port.Ledger.UnreadableJob;
import io.invokectl.cli.output.ErrorReport;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.text.HumanFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reports jobs of the ledger that cannot be read. */
final class UnreadableJobs {
    private UnreadableJobs() {}

    static Optional<ErrorReport> report(List<UnreadableJob> jobs) {
        return jobs.isEmpty()
                ? Optional.empty()
                : Optional.of(ErrorReport.of(
                        ExitCode.LEDGER,
                        HumanFormat.count(jobs.size(), "job") + " in the ledger cannot be read: "
                                + jobs.stream()
                                        .map(job -> job.name() + " (" + job.problem() + ")")
                                        .collect(Collectors.joining(", "))));
    }
}
