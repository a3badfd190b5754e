package io.invokectl.cli.session;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.connect.Setting;
import io.invokectl.application.port.Contexts;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.cli.args.Flags;
import io.invokectl.cli.args.GlobalFlags;
import io.invokectl.cli.output.Console;
import io.invokectl.cli.output.ErrorReport;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.Hints;
import io.invokectl.cli.output.Output;
import io.invokectl.cli.output.OutputFormat;
import io.invokectl.cli.output.Progress;
import io.invokectl.cli.output.Progress.Verbosity;
import io.invokectl.cli.output.ResumeCommand;
import io.invokectl.cli.session.CliRuntime.Config;
import io.invokectl.cli.session.CliRuntime.Ticker;
import io.invokectl.config.Connection;
import io.invokectl.config.ConnectionResolver;
import io.invokectl.config.Settings;
import io.invokectl.domain.failure.InvalidSettingException;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.submission.ModelAdvice;
import io.invokectl.domain.submission.Submission;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One run of one command: what was typed, and what it leads to, each part made when it is first asked for. Not
 * thread-safe.
 */
public final class CommandSession implements AutoCloseable {
    private final Flags flags;
    private final Map<String, String> environment;
    private final Console console;
    private final CliRuntime runtime;
    private Optional<Config> config = Optional.empty();
    private Optional<ConnectionResolver> connections = Optional.empty();
    private Optional<Output> output = Optional.empty();
    private Optional<Progress> progress = Optional.empty();
    private Optional<SessionLedger> ledger = Optional.empty();
    private final ClientProvider clients = new ClientProvider(this);
    private final ResumeCommand resumeCommand;
    private Hints hints;
    private boolean isNoticeShown;

    /** Takes what was typed and what surrounds it. */
    public CommandSession(Flags flags, Map<String, String> environment, Console console, CliRuntime runtime) {
        this.flags = requireNonNull(flags, "flags");
        this.environment = Map.copyOf(environment);
        this.console = requireNonNull(console, "console");
        this.runtime = requireNonNull(runtime, "services");
        this.resumeCommand = resumeCommand(GlobalFlags.CONNECTION);
        this.hints = Hints.NONE.resumingWith(resumeCommand);
    }

    /** What was typed. */
    public Flags flags() {
        return flags;
    }

    /** The three streams. */
    public Console console() {
        return console;
    }

    /** What commands can reach. */
    public CliRuntime runtime() {
        return runtime;
    }

    /** The settings: flags, environment, config file. */
    public Settings settings() {
        return outerSettings().with(config().settings());
    }

    /** The contexts. */
    public Contexts contexts() {
        return config().contexts();
    }

    /** Where results go. */
    public Output output() {
        if (output.isEmpty()) {
            output = Optional.of(new Output(console, format(settings(), OutputFormat.TEXT, OutputFormat.JSON)));
        }
        return output.get();
    }

    /** Where results go, for a command that can print a line for each. */
    public Output outputOfLines() {
        output = Optional.of(new Output(console, format(settings(), OutputFormat.values())));
        return output.get();
    }

    /** Where results go, for what must not open the config file. */
    public Output outputWithoutConfig() {
        return new Output(console, format(outerSettings(), OutputFormat.values()));
    }

    /** Where the failure goes that ends the command; if the settings themselves are what is wrong, as text. */
    public Output outputForFailure() {
        try {
            return output();
        } catch (InvokectlException brokenConfig) {
            return withoutBrokenConfig();
        }
    }

    private Output withoutBrokenConfig() {
        try {
            return outputWithoutConfig();
        } catch (InvokectlException brokenFlag) {
            return new Output(console, OutputFormat.TEXT);
        }
    }

    /** Who is told what is going on. */
    public Progress progress() {
        if (progress.isEmpty()) {
            progress = Optional.of(new Progress(console, loudness(), runtime.clock()));
        }
        return progress.get();
    }

    /** Shows the state of this many jobs until the result is closed. */
    public Ticker watch(int jobs) {
        progress().watch(jobs);
        Ticker ticker = progress().isLive() ? runtime.every(Duration.ofSeconds(1), progress()::draw) : () -> {};
        return () -> {
            ticker.close();
            progress().watch(0);
        };
    }

    /** Resolves the settings and contexts of this session into connections. */
    public ConnectionResolver connections() {
        if (connections.isEmpty()) {
            connections = Optional.of(new ConnectionResolver(settings(), contexts()));
        }
        return connections.get();
    }

    /** Whether questions may be asked. */
    public boolean mayAsk() {
        boolean terminal = console.terminal().canAsk();
        return terminal && settings().isOn("interactive", true);
    }

    /** The ledger, if there is one that can be used. */
    public Optional<Ledger> ledger(LedgerUse use) {
        hints = hints.needingLedger(use.isNeeded());
        return sessionLedger().open(use);
    }

    /** Begins to open the ledger, beside other work. */
    void beginLedger() {
        sessionLedger().begin();
    }

    private SessionLedger sessionLedger() {
        if (ledger.isEmpty()) {
            ledger = Optional.of(new SessionLedger(runtime, settings().find("ledger"), progress()));
        }
        return ledger.get();
    }

    /** The use cases, over whatever connections this command needs. */
    public ClientProvider clients() {
        return clients;
    }

    /** Records that a connection is used: for hints, and for the notice about the configured address. */
    public void using(Connection connection) {
        hints = hints.with(connection);
        if (!isNoticeShown && connection.address().isHttp()) {
            isNoticeShown = true;
            connections().notice().ifPresent(progress()::advise);
        }
    }

    /** Receives the log of requests and responses, if the user asked for one. */
    public Optional<Consumer<String>> trace() {
        return settings().isOn("trace", false) ? Optional.of(progress()::trace) : Optional.empty();
    }

    /** Notes what is about to be submitted, and tells what is odd about it. */
    public void submitting(Submission submission) {
        hints = hints.onRefusal(ModelAdvice.onRefusal(submission.model()));
        ModelAdvice.on(submission).forEach(progress()::advise);
    }

    /** The report on a failure of this command. */
    public ErrorReport report(Throwable failure) {
        return ErrorReport.of(failure, hints);
    }

    /** Prints the report on a failure that does not end the command, and returns its verdict. */
    public ExitCode fail(Throwable failure) {
        ErrorReport report = report(failure);
        output().failure(report);
        return report.code();
    }

    /** Says how to go on waiting for jobs, if there are any. */
    public void printResumeCommand(Collection<RequestId> ids) {
        say((ids.size() == 1 ? "the job goes on" : "the jobs go on") + "; take up with: ", "wait", ids);
    }

    /** Says how to get the files of jobs, if there are any. */
    public void printSaveCommand(Collection<RequestId> ids) {
        say("keep the files with: ", "save", ids);
    }

    private void say(String introduction, String verb, Collection<RequestId> ids) {
        if (!ids.isEmpty()) {
            progress().finish();
            console.err(introduction
                    + resumeCommand.with(
                            verb, ids.stream().map(RequestId::value).toList()));
        }
    }

    /** The command that goes on with jobs of this session. */
    public ResumeCommand resumeCommand() {
        return resumeCommand;
    }

    /** The command that goes on with jobs of its ledger, wherever they were submitted: they remember where. */
    public ResumeCommand resumeFromLedger() {
        return resumeCommand(List.of("config", "ledger"));
    }

    private ResumeCommand resumeCommand(List<String> names) {
        return new ResumeCommand(GlobalFlags.ALL.stream()
                .filter(flag -> names.contains(flag.name()))
                .flatMap(flag -> flags.words(flag).stream())
                .toList());
    }

    private Config config() {
        if (config.isEmpty()) {
            config = Optional.of(config(notice -> progress().onEvent(notice)));
        }
        return config.get();
    }

    /** The config file for whoever looks by himself at what there would be notices of. */
    public Config configInSilence() {
        return config(ProgressListener.NONE);
    }

    private Config config(ProgressListener listener) {
        return runtime.config(outerSettings().find("config").map(Setting::value), listener);
    }

    private Settings outerSettings() {
        var given = new HashMap<String, Setting>();
        flags.given(GlobalFlags.ALL).forEach((name, value) -> given.put(name, new Setting(value, "--" + name)));
        return new Settings(given, environment);
    }

    private static OutputFormat format(Settings settings, OutputFormat... possible) {
        return settings.find("output")
                .map(word -> OutputFormat.named(word.value(), possible)
                        .orElseThrow(() -> new InvalidSettingException(
                                word.origin(), "\"" + word.value() + "\" is " + OutputFormat.none(possible))))
                .orElse(OutputFormat.TEXT);
    }

    /** How much is told. */
    public Verbosity loudness() {
        if (settings().isOn("quiet", false)) {
            return Verbosity.QUIET;
        }
        return settings().isOn("verbose", false) ? Verbosity.VERBOSE : Verbosity.NORMAL;
    }

    @Override
    public void close() {
        progress.ifPresent(Progress::finish);
        clients.close();
        ledger.ifPresent(SessionLedger::close);
    }
}
