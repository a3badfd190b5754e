package io.invokectl.cli.doctor;

import io.invokectl.application.doctor.ApiCheck;
import io.invokectl.application.doctor.Condition;
import io.invokectl.application.doctor.ConfigCheck;
import io.invokectl.application.doctor.Diagnose;
import io.invokectl.application.doctor.Finding;
import io.invokectl.application.doctor.LedgerCheck;
import io.invokectl.application.doctor.PlatformCheck;
import io.invokectl.application.doctor.SettingsCheck;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.settings.ChooseConnection;
import io.invokectl.application.settings.Settings;
import io.invokectl.cli.args.CommandDefinition;
import io.invokectl.cli.args.CommandDefinition.Example;
import io.invokectl.cli.args.Flag;
import io.invokectl.cli.args.GlobalFlags;
import io.invokectl.cli.command.CliRuntime.Config;
import io.invokectl.cli.command.Command;
import io.invokectl.cli.command.CommandSession;
import io.invokectl.cli.output.ErrorReport;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.Table;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks for what is wrong with the installation. */
final class DoctorCommand implements Command {
    /** Settings that are secret, or that a check of its own speaks of. */
    private static final Set<String> ELSEWHERE =
            Set.of("access-token", "api-url", "context", "ledger", "ca-file", "help");

    @Override
    public CommandDefinition definition() {
        return new CommandDefinition(
                "Diagnose problems with the configuration and the connection."
                        + "\n\nChecks the config file and its permissions, the source of each setting, the context and the token, the"
                        + " proxy and the CA certificates, whether the API responds and accepts the token, the clock, the ledger and"
                        + " in-doubt submissions. Nothing is submitted. If a check fails, the exit code is that of a command that would"
                        + " fail for the same reason.",
                List.of(),
                List.of(
                        new Example("doctor", "Check the current configuration"),
                        new Example("doctor --context team -o json", "Check another context, as JSON"),
                        new Example("doctor --api-url sandbox:", "Without a network connection or a token")));
    }

    @Override
    public ExitCode run(CommandSession session) throws InterruptedException {
        List<Finding> findings = diagnosis(session).diagnose();
        session.outputForFailure().document(document(session, findings), text(session, findings));
        return ExitCode.mostSevere(findings.stream()
                .filter(finding -> finding.condition() == Condition.BROKEN)
                .flatMap(finding -> report(session, finding).stream())
                .map(ErrorReport::code)
                .toList());
    }

    private static Diagnose diagnosis(CommandSession session) {
        Settings settings = session.settings();
        Config config = session.configInSilence();
        var connections = new ChooseConnection(
                settings, config.contexts(), notice -> session.progress().onEvent(notice));
        List<String> names = GlobalFlags.ALL.stream()
                .map(Flag::name)
                .filter(name -> !ELSEWHERE.contains(name))
                .toList();
        return new Diagnose(List.of(
                new PlatformCheck(session.runtime().platform()),
                new ConfigCheck(config.settings(), config.contexts()),
                new SettingsCheck(settings, connections, names, session::output),
                new ApiCheck(
                        settings,
                        connections,
                        connection -> session.runtime().probe(session.wiring(connection, ".")),
                        session.runtime().clock()),
                new LedgerCheck(settings, path -> session.runtime().findLedger(path, ProgressListener.NONE))));
    }

    private static Optional<ErrorReport> report(CommandSession session, Finding finding) {
        return finding.failure().map(session::report);
    }

    private static Optional<String> hint(CommandSession session, Finding finding) {
        return finding.hint().or(() -> report(session, finding).flatMap(ErrorReport::hint));
    }

    private static JsonObject document(CommandSession session, List<Finding> findings) {
        return JsonObject.EMPTY.with(
                "findings",
                new JsonArray(findings.stream()
                        .<JsonValue>map(finding -> document(session, finding))
                        .toList()));
    }

    private static JsonObject document(CommandSession session, Finding finding) {
        JsonObject json = JsonObject.EMPTY
                .with("check", finding.check())
                .with("condition", finding.condition().toString())
                .with("detail", finding.detail());
        Optional<String> hint = hint(session, finding);
        return hint.isPresent() ? json.with("hint", hint.get()) : json;
    }

    private static List<String> text(CommandSession session, List<Finding> findings) {
        var table = new Table("CHECK", "CONDITION", "DETAIL");
        for (Finding finding : findings) {
            table.row(finding.check(), finding.condition().toString(), finding.detail());
            hint(session, finding).ifPresent(hint -> table.row("", "", "  " + hint));
        }
        var lines = new ArrayList<>(table.lines());
        lines.add("");
        lines.add(summary(findings));
        return lines;
    }

    private static String summary(List<Finding> findings) {
        long broken = count(findings, Condition.BROKEN);
        long warnings = count(findings, Condition.WARNING);
        long untold = count(findings, Condition.COULD_NOT_TELL);
        return broken + warnings + untold == 0
                ? "all is well"
                : broken + " broken, " + warnings + (warnings == 1 ? " warning, " : " warnings, ") + untold
                        + " could not tell";
    }

    private static long count(List<Finding> findings, Condition condition) {
        return findings.stream()
                .filter(finding -> finding.condition() == condition)
                .count();
    }
}
