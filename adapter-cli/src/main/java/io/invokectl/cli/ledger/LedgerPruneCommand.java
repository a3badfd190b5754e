package io.invokectl.cli.ledger;

import io.invokectl.application.work.DurationParser;
import io.invokectl.cli.args.CommandDefinition;
import io.invokectl.cli.args.CommandDefinition.Example;
import io.invokectl.cli.args.Flag;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.UsageException;
import io.invokectl.cli.session.Command;
import io.invokectl.cli.session.CommandSession;
import io.invokectl.cli.session.LedgerUse;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.text.HumanFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Deletes old finished jobs from the ledger. */
final class LedgerPruneCommand implements Command {

    @Override
    public CommandDefinition definition() {
        return new CommandDefinition(
                "Delete old jobs from the ledger: those whose files are saved, and those that were rejected or never sent."
                        + "\n\nTheir idempotency keys are deleted with them. In-doubt submissions and saved files are kept.",
                List.of(Flag.text("before", "<age>", "Minimum age of the jobs to delete, such as 30d or 12h")
                        .asRequired()),
                List.of(new Example("ledger prune --before 30d", "Delete jobs older than a month")));
    }

    @Override
    public ExitCode run(CommandSession session) {
        Duration age = session.flags()
                .value("before", DurationParser::parse)
                .orElseThrow(() -> new UsageException("ledger prune requires --before, such as --before 30d"));
        Instant before = session.runtime().clock().instant().minus(age);
        int deleted = session.ledger(LedgerUse.REQUIRED).orElseThrow().prune(before);
        session.output()
                .document(
                        JsonObject.EMPTY.with("forgotten", JsonNumber.of(deleted)),
                        List.of(HumanFormat.count(deleted, "job") + " deleted"));
        return ExitCode.DONE;
    }
}
