package io.invokectl.cli.doctor;

import io.invokectl.application.connect.Setting;
import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.JobFilter.Group;
import io.invokectl.application.port.Ledger;
import io.invokectl.cli.doctor.Findings.Check;
import io.invokectl.cli.session.CliRuntime.KnownLedger;
import io.invokectl.config.Settings;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LedgerException.Kind;
import io.invokectl.domain.job.Job;
import io.invokectl.text.HumanFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Checks that the ledger is intact, and counts the submissions in doubt. Creates no ledger. */
record LedgerCheck(Settings settings, Function<Optional<Setting>, KnownLedger> ledgers) implements Check {
    private static final String LEDGER = "ledger";
    private static final String DOUBTS = "doubts";
    private static final String NONE = "none";

    @Override
    public void addTo(Findings findings) throws InterruptedException {
        findings.ask(LEDGER, this::findings).ifPresent(all -> all.forEach(findings::add));
    }

    private List<Finding> findings() {
        Optional<Setting> setting = settings.find(LEDGER);
        String origin = setting.map(named -> " (" + named.origin() + ")").orElse("");
        if (setting.filter(named -> named.value().equals(NONE)).isPresent()) {
            return List.of(Finding.ok(LEDGER, NONE + origin + ": jobs are not recorded"));
        }
        KnownLedger known = ledgers.apply(setting);
        String location = known.location() + origin;
        if (known.ledger().isEmpty()) {
            return List.of(Finding.ok(LEDGER, location + ", created with the first job"));
        }
        try (Ledger ledger = known.ledger().get()) {
            return List.of(integrity(location, ledger.inspect()), doubts(ledger));
        }
    }

    private static Finding integrity(String location, List<String> problems) {
        return problems.isEmpty()
                ? Finding.ok(LEDGER, location + ", intact")
                : Finding.of(LEDGER, new LedgerException(Kind.TROUBLE, location, String.join("; ", problems)))
                        .withHint("for details, run: invokectl ledger verify");
    }

    private static Finding doubts(Ledger ledger) {
        List<Job> doubts = ledger.list(JobFilter.of(Group.DOUBTS));
        return doubts.isEmpty()
                ? Finding.ok(DOUBTS, "none")
                : Finding.warning(
                                DOUBTS,
                                HumanFormat.count(doubts.size(), "submission") + " may have been accepted and billed")
                        .withHint("list them with: invokectl doubts");
    }
}
