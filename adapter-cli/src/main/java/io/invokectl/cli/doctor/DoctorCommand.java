package io.invokectl.cli.doctor;

import io.invokectl.application.port.ProgressListener;
import io.invokectl.cli.args.CommandDefinition;
import io.invokectl.cli.args.Flag;
import io.invokectl.cli.args.GlobalFlags;
import io.invokectl.cli.doctor.Finding.Condition;
import io.invokectl.cli.doctor.Findings.Check;
import io.invokectl.cli.output.ErrorReport;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.Table;
import io.invokectl.cli.session.CliRuntime;
import io.invokectl.cli.session.CliRuntime.Config;
import io.invokectl.cli.session.CliRuntime.Platform;
import io.invokectl.cli.session.Command;
import io.invokectl.cli.session.CommandSession;
import io.invokectl.config.ConnectionResolver;
import io.invokectl.config.Settings;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.text.HumanFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks the installation. */
final class DoctorCommand implements Command {
    /** Settings that are secret or have a check of their own. */
    private static final Set<String> NOT_SHOWN =
            Set.of("access-token", "api-url", "context", "ledger", "ca-file", "help");

    @Override
    public CommandDefinition definition() {
        return new CommandDefinition("Diagnose problems with the configuration and the connection."
                        + "\n\nChecks the config file and its permissions, the source of each setting, the context and the token, the"
                        + " proxy and the CA certificates, whether the API responds and accepts the token, the clock, the ledger and"
                        + " in-doubt submissions. Nothing is submitted. If a check fails, the exit code is that of a command that would"
                        + " fail for the same reason.")
                .withExample("doctor", "Check the current configuration")
                .withExample("doctor --context team -o json", "Check another context, as JSON")
                .withExample("doctor --api-url sandbox:", "Without a network connection or a token");
    }

    @Override
    public ExitCode run(CommandSession session) throws InterruptedException {
        List<Finding> findings = Findings.of(checks(session));
        session.outputForFailure().document(document(session, findings), text(session, findings));
        return ExitCode.mostSevere(findings.stream()
                .filter(finding -> finding.condition() == Condition.BROKEN)
                .flatMap(finding -> report(session, finding).stream())
                .map(ErrorReport::code)
                .toList());
    }

    /** A check that fails because of another comes after it. */
    private static List<Check> checks(CommandSession session) {
        Settings settings = session.settings();
        Config config = session.configWithoutNotices();
        CliRuntime runtime = session.runtime();
        List<String> names = GlobalFlags.ALL.stream()
                .map(Flag::name)
                .filter(name -> !NOT_SHOWN.contains(name))
                .toList();
        return List.of(
                platform(runtime.platform()),
                new ConfigCheck(config, settings, names, session::output),
                new ApiCheck(
                        settings,
                        new ConnectionResolver(settings, config.contexts()),
                        session.clients()::require,
                        connection -> {
                            session.using(connection.endpoint());
                            return runtime.healthCheck(connection, session.trace());
                        },
                        runtime.clock()),
                new LedgerCheck(settings, location -> runtime.findLedger(location, ProgressListener.NONE)));
    }

    static Check platform(Platform platform) {
        return findings -> {
            findings.add(Finding.ok("invokectl", platform.version()));
            findings.add(Finding.ok("java", platform.java()));
            platform.archiveProblem()
                    .ifPresent(problem -> findings.add(Finding.warning(
                            "class archive", "missing, so the program starts more slowly: " + problem)));
            findings.add(Finding.ok("system", platform.system()));
        };
    }

    private static Optional<ErrorReport> report(CommandSession session, Finding finding) {
        return finding.failure().map(session::report);
    }

    private static Optional<String> hint(CommandSession session, Finding finding) {
        return finding.hint().or(() -> report(session, finding).flatMap(ErrorReport::hint));
    }

    private static JsonObject document(CommandSession session, List<Finding> findings) {
        return JsonObject.EMPTY.with("findings", JsonArray.of(findings, finding -> document(session, finding)));
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
        long unknown = count(findings, Condition.UNKNOWN);
        return broken + warnings + unknown == 0
                ? "no problems found"
                : broken + " broken, " + HumanFormat.count(warnings, "warning") + ", " + unknown + " unknown";
    }

    private static long count(List<Finding> findings, Condition condition) {
        return findings.stream()
                .filter(finding -> finding.condition() == condition)
                .count();
    }
}
