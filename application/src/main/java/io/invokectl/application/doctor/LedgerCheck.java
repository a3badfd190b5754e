package io.invokectl.application.doctor;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.JobFilter.Group;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.settings.Setting;
import io.invokectl.application.settings.Settings;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LedgerException.Kind;
import io.invokectl.domain.job.Job;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Looks whether the ledger is sound, and whether anything in it is in doubt. Where there is none, none is made. */
public final class LedgerCheck implements Check {
    private static final String LEDGER = "ledger";
    private static final String DOUBTS = "doubts";
    private static final String NONE = "none";

    private final Settings settings;
    private final Function<Optional<String>, KnownLedger> ledgers;

    /**
     * Takes the settings and what finds the ledger.
     *
     * @param ledgers takes the file, where one is named
     */
    public LedgerCheck(Settings settings, Function<Optional<String>, KnownLedger> ledgers) {
        this.settings = requireNonNull(settings, "settings");
        this.ledgers = requireNonNull(ledgers, "ledgers");
    }

    @Override
    public void examine(Findings findings) throws InterruptedException {
        findings.ask(LEDGER, this::look).ifPresent(all -> all.forEach(findings::add));
    }

    private List<Finding> look() {
        Optional<Setting> setting = settings.find(LEDGER);
        Optional<String> path = setting.map(Setting::value);
        String origin = setting.map(named -> " (" + named.origin() + ")").orElse("");
        if (path.filter(NONE::equals).isPresent()) {
            return List.of(Finding.ok(LEDGER, "none is kept" + origin + ": nothing is remembered"));
        }
        KnownLedger known = ledgers.apply(path);
        String place = known.place() + origin;
        if (known.ledger().isEmpty()) {
            return List.of(Finding.ok(LEDGER, place + ", to be made with the first job"));
        }
        try (Ledger ledger = known.ledger().get()) {
            return List.of(soundness(place, ledger.inspect()), doubts(ledger));
        }
    }

    private static Finding soundness(String place, List<String> problems) {
        return problems.isEmpty()
                ? Finding.ok(LEDGER, place + ", sound")
                : Finding.of(LEDGER, new LedgerException(Kind.TROUBLE, place, String.join("; ", problems)))
                        .advising("look closer with: invokectl ledger verify");
    }

    private static Finding doubts(Ledger ledger) {
        List<Job> doubts = ledger.list(JobFilter.of(Group.DOUBTS));
        return doubts.isEmpty()
                ? Finding.ok(DOUBTS, "none")
                : Finding.warning(
                                DOUBTS,
                                doubts.size() + (doubts.size() == 1 ? " submission" : " submissions")
                                        + " may or may not have been accepted and billed")
                        .advising("see what to do about them with: invokectl doubts");
    }
}
