package io.invokectl.cli.command;

import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.Notice;
import io.invokectl.application.port.Notices;
import io.invokectl.application.settings.Setting;
import io.invokectl.cli.output.UsageException;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LedgerException.Kind;
import java.util.Optional;

/** The ledger of one command, opened when it is first asked for. Not thread-safe. */
final class SessionLedger implements AutoCloseable {
    private static final String NONE = "none";

    private final Services services;
    private final Optional<Setting> place;
    private final Notices notices;
    private Optional<Ledger> ledger = Optional.empty();
    private boolean given;

    /**
     * Takes the setting, if there is one.
     *
     * @param place a file, or {@code none}
     */
    SessionLedger(Services services, Optional<Setting> place, Notices notices) {
        this.services = services;
        this.place = place;
        this.notices = notices;
    }

    /** The ledger, if there is one that can be used. */
    Optional<Ledger> open(LedgerUse use) {
        if (place.filter(setting -> setting.value().equals(NONE)).isPresent()) {
            if (use == LedgerUse.ITSELF) {
                throw new UsageException(place.get().origin() + ": this is about the ledger, and there is to be none");
            }
            return Optional.empty();
        }
        if (ledger.isEmpty() && !given) {
            ledger = opened(use);
        }
        return ledger;
    }

    private Optional<Ledger> opened(LedgerUse use) {
        try {
            return Optional.of(services.ledger(place.map(Setting::value)));
        } catch (LedgerException unusable) {
            boolean goesOn =
                    use == LedgerUse.READING || (use == LedgerUse.ONE_PURCHASE && unusable.kind() == Kind.NO_PLACE);
            if (!goesOn) {
                throw unusable;
            }
            notices.tell(new Notice.Remark("nothing is remembered: " + unusable.getMessage()));
            given = true;
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        ledger.ifPresent(Ledger::close);
    }
}
