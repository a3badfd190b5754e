package io.invokectl.cli.ledger;

import io.invokectl.application.connect.Setting;
import io.invokectl.application.ledger.VerifyLedger;
import io.invokectl.application.ledger.VerifyLedger.Audit;
import io.invokectl.cli.args.CommandDefinition;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.ResumeCommand;
import io.invokectl.cli.session.Command;
import io.invokectl.cli.session.CommandSession;
import io.invokectl.domain.job.AttemptOutcome;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;
import io.invokectl.text.HumanFormat;
import io.invokectl.text.ShellQuoting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Checks the ledger and the saved files for consistency. */
final class LedgerVerifyCommand implements Command {

    @Override
    public CommandDefinition definition() {
        return new CommandDefinition(
                        "Check the ledger and the saved files for consistency: the database, that no job was accepted twice, that"
                                + " request IDs are unique, and that every saved file exists with its recorded checksum.")
                .withExample("ledger verify", "Exits with code 9 if it finds a problem");
    }

    @Override
    public ExitCode run(CommandSession session) {
        Audit audit = new VerifyLedger(
                        session.requiredLedger(),
                        session.runtime()
                                .resultStore(new Setting(".", "results"))
                                .results(),
                        session.progress())
                .verify();
        List<String> problems = problems(audit, session.resumeFromLedger());
        session.output().document(document(audit, problems), text(audit, problems));
        return audit.isClean() ? ExitCode.DONE : ExitCode.LEDGER;
    }

    private static List<String> problems(Audit audit, ResumeCommand resumeCommand) {
        var problems = new ArrayList<>(audit.problems());
        for (Audit.DamagedFile file : audit.damagedFiles()) {
            String folder = file.path().substring(0, file.path().lastIndexOf('/') + 1);
            problems.add(file.job() + ": " + file.path() + " is missing or has changed"
                    + file.requestId()
                            .map(id -> "; save it again with: "
                                    + resumeCommand.with(
                                            "save --out " + ShellQuoting.quote(folder), List.of(id.value())))
                            .orElse(""));
        }
        return problems;
    }

    private static JsonObject document(Audit audit, List<String> problems) {
        JsonObject attempts = JsonObject.EMPTY;
        for (Map.Entry<AttemptOutcome, Integer> outcome : new TreeMap<>(audit.attempts()).entrySet()) {
            attempts = attempts.with(outcome.getKey().toString(), JsonNumber.of(outcome.getValue()));
        }
        return JsonObject.EMPTY
                .with("jobs", audit.jobs())
                .with("attempts", attempts)
                .with("files", audit.files())
                .with("problems", JsonArray.of(problems, JsonString::new));
    }

    private static List<String> text(Audit audit, List<String> problems) {
        var lines = new ArrayList<>(problems);
        int attempts =
                audit.attempts().values().stream().mapToInt(Integer::intValue).sum();
        lines.add(HumanFormat.count(audit.jobs(), "job") + ", " + HumanFormat.count(attempts, "attempt") + ", "
                + HumanFormat.count(audit.files(), "file") + ": "
                + (audit.isClean() ? "no problems found" : HumanFormat.count(problems.size(), "problem")));
        return lines;
    }
}
