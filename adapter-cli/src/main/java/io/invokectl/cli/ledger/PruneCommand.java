package io.invokectl.cli.ledger;

import io.invokectl.application.ledger.PruneJobs;
import io.invokectl.application.work.DurationParser;
import io.invokectl.cli.command.Command;
import io.invokectl.cli.command.CommandDefinition;
import io.invokectl.cli.command.CommandDefinition.Example;
import io.invokectl.cli.command.CommandSession;
import io.invokectl.cli.command.Flag;
import io.invokectl.cli.command.LedgerUse;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.UsageException;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import java.time.Duration;
import java.util.List;

/** Forgets finished jobs. */
public final class PruneCommand implements Command {

    @Override
    public CommandDefinition syntax() {
        return new CommandDefinition(
                "Forgets jobs that were created before a time and are finished: ended with their files kept, turned away or never sent. Their"
                        + " idempotency keys are forgotten with them. Doubts stay, and so do files.",
                List.of(Flag.text("before", "<time>", "Forget what is older than this, such as 30d or 12h; needed")),
                List.of(new Example("ledger prune --before 30d", "what is older than a month")));
    }

    @Override
    public ExitCode run(CommandSession session) {
        Duration age = session.flags()
                .value("before", DurationParser::parse)
                .orElseThrow(() -> new UsageException("ledger prune needs --before, such as --before 30d"));
        int forgotten = new PruneJobs(
                        session.ledger(LedgerUse.ITSELF).orElseThrow(),
                        session.runtime().clock())
                .olderThan(age);
        session.output()
                .document(
                        JsonObject.EMPTY.with("forgotten", JsonNumber.of(forgotten)),
                        List.of(forgotten + " jobs forgotten"));
        return ExitCode.DONE;
    }
}
