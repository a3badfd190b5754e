package io.invokectl.cli.session;

import io.invokectl.application.connect.Credential;
import io.invokectl.application.connect.Endpoint;
import io.invokectl.application.port.Contexts;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.cli.args.Flags;
import io.invokectl.cli.args.GlobalFlags;
import io.invokectl.cli.output.Console;
import io.invokectl.cli.output.ErrorReport;
import io.invokectl.cli.output.Hints;
import io.invokectl.cli.output.Output;
import io.invokectl.cli.output.OutputFormat;
import io.invokectl.cli.output.Progress;
import io.invokectl.cli.output.Progress.Verbosity;
import io.invokectl.cli.output.ResumeCommand;
import io.invokectl.cli.session.CliRuntime.Config;
import io.invokectl.cli.session.CliRuntime.Ticker;
import io.invokectl.config.ConnectionResolver;
import io.invokectl.config.Settings;
import io.invokectl.domain.failure.InvalidSettingException;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.submission.ModelAdvice;
import io.invokectl.domain.submission.Submission;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One run of a command: its flags, and everything that follows from them, created on first use. Not thread-safe.
 */
public final class CommandSession implements AutoCloseable {
    private final Flags flags;
    private final Console console;
    private final CliRuntime runtime;
    private final SessionSettings settings;
    private Optional<ConnectionResolver> connections = Optional.empty();
    private Optional<Output> output = Optional.empty();
    private Optional<Progress> progress = Optional.empty();
    private Optional<SessionLedger> ledger = Optional.empty();
    private final ClientProvider clients = new ClientProvider(this);
    private ResumeCommand resumeCommand;
    private Optional<Credential> credential = Optional.empty();
    private Optional<String> rejectionAdvice = Optional.empty();
    private boolean needsLedger;
    private boolean isNoticeShown;

    /** @param environment the environment variables */
    public CommandSession(Flags flags, Map<String, String> environment, Console console, CliRuntime runtime) {
        this.flags = flags;
        this.settings = new SessionSettings(flags, environment, runtime);
        this.console = console;
        this.runtime = runtime;
        this.resumeCommand = resumeCommand(GlobalFlags.CONNECTION);
    }

    /** Returns the flags and arguments. */
    public Flags flags() {
        return flags;
    }

    /** Returns the standard streams. */
    public Console console() {
        return console;
    }

    /** Returns what the process provides. */
    public CliRuntime runtime() {
        return runtime;
    }

    /** Returns the settings, from flags, environment variables and the config file. */
    public Settings settings() {
        return settings.all(event -> progress().onEvent(event));
    }

    /** Ignores a config file that cannot be read, for a command that sends and changes nothing. */
    public void ignoreBrokenConfig() {
        settings.ignoreBrokenConfig()
                .ifPresent(broken -> progress()
                        .advise(broken.getMessage() + "; the config file is ignored, and the ledger is "
                                + runtime.ledgerLocation(settings().find("ledger"))
                                        .value()));
    }

    /** Returns the authentication contexts. */
    public Contexts contexts() {
        return settings.config(event -> progress().onEvent(event)).contexts();
    }

    /**
     * Returns the output for text and JSON. As in doctl, only the flag puts the documents that are JSON in every format on
     * one line, not the config file or the environment.
     */
    public Output output() {
        if (output.isEmpty()) {
            OutputFormat format = format(settings(), OutputFormat.TEXT, OutputFormat.JSON);
            boolean isIndented =
                    format == OutputFormat.TEXT || flags.text("output").isEmpty();
            output = Optional.of(new Output(console, format, isIndented));
        }
        return output.get();
    }

    /** Returns the output of a command that also supports JSON Lines. */
    public Output outputOfLines() {
        output = Optional.of(new Output(console, format(settings(), OutputFormat.values())));
        return output.get();
    }

    /** Returns the output of a command that must not open the config file. */
    public Output outputWithoutConfig() {
        return new Output(console, format(settings.withoutConfig(), OutputFormat.values()));
    }

    /** Returns the output for the failure that ends the command; text if the setting of the format is invalid. */
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

    /** Returns the progress display. */
    public Progress progress() {
        if (progress.isEmpty()) {
            progress = Optional.of(new Progress(console, verbosity(), runtime.clock()));
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

    /** Whether the user may be prompted. */
    public boolean mayAsk() {
        boolean terminal = console.terminal().canAsk();
        return terminal && settings().isOn("interactive", true);
    }

    /** Returns the ledger that the command shows or changes. */
    public Ledger requiredLedger() {
        return ledger(LedgerUse.REQUIRED).orElseThrow();
    }

    /** Returns the ledger; empty if the command can work without one and has none. */
    public Optional<Ledger> ledger(LedgerUse use) {
        needsLedger = use.isRequired();
        return sessionLedger().open(use);
    }

    /** Starts opening the ledger in the background. */
    void beginLedger() {
        sessionLedger().begin();
    }

    private SessionLedger sessionLedger() {
        if (ledger.isEmpty()) {
            ledger = Optional.of(new SessionLedger(runtime, settings().find("ledger"), progress()));
        }
        return ledger.get();
    }

    /** Returns the clients of this command. */
    public ClientProvider clients() {
        return clients;
    }

    /** Records that an API is used: for hints, and for the notice about the configured address. */
    public void using(Endpoint endpoint) {
        credential = endpoint.credential();
        if (!isNoticeShown && endpoint.address().isHttp()) {
            isNoticeShown = true;
            connections().notice().ifPresent(progress()::advise);
        }
    }

    /** Receives the log of requests and responses, if the user asked for one. */
    public Optional<Consumer<String>> trace() {
        return settings().isOn("trace", false) ? Optional.of(progress()::trace) : Optional.empty();
    }

    /** Records a submission for hints, and shows advice on its input. */
    public void submitting(Submission submission) {
        rejectionAdvice = ModelAdvice.onRefusal(submission.model());
        ModelAdvice.on(submission).forEach(progress()::advise);
    }

    /** Creates the report on a failure, with hints. */
    public ErrorReport report(Throwable failure) {
        return ErrorReport.of(failure, new Hints(credential, rejectionAdvice, resumeCommand, needsLedger));
    }

    /** Prints the command that resumes waiting for jobs, if there are any. */
    public void printResumeCommand(Collection<RequestId> ids) {
        print(
                (ids.size() == 1 ? "the job is" : "the jobs are") + " still running; resume with: ",
                resumeCommand::resume,
                ids);
    }

    /** Prints the command that saves the files of jobs, if there are any. */
    public void printSaveCommand(Collection<RequestId> ids) {
        print("save the files with: ", resumeCommand::save, ids);
    }

    private void print(String introduction, Function<List<String>, String> command, Collection<RequestId> ids) {
        if (!ids.isEmpty()) {
            progress().finish();
            console.err(introduction
                    + command.apply(ids.stream().map(RequestId::value).toList()));
        }
    }

    /** Records that the command saves files, with these flags, so that it is resumed in the same way. */
    public void resumesBySaving(List<String> saveFlags) {
        resumeCommand = new ResumeCommand(resumeCommand.flags(), Optional.of(saveFlags));
    }

    /** Returns the command line that resumes jobs of this session. */
    public ResumeCommand resumeCommand() {
        return resumeCommand;
    }

    /** Returns the command line that resumes jobs in the ledger, which records their API and context. */
    public ResumeCommand resumeFromLedger() {
        return resumeCommand(List.of("config", "ledger"));
    }

    /** Returns the command line that lists the submissions in doubt. */
    public String doubtsCommand() {
        return resumeFromLedger().with("doubts", List.of());
    }

    private ResumeCommand resumeCommand(List<String> names) {
        return new ResumeCommand(GlobalFlags.ALL.stream()
                .filter(flag -> names.contains(flag.name()))
                .flatMap(flag -> flags.words(flag).stream())
                .toList());
    }

    /** Reads the config file without notices about it. */
    public Config configWithoutNotices() {
        return settings.read(ProgressListener.NONE);
    }

    private static OutputFormat format(Settings settings, OutputFormat... supported) {
        return settings.find("output")
                .map(word -> OutputFormat.named(word.value(), supported)
                        .orElseThrow(() -> new InvalidSettingException(
                                word.origin(), OutputFormat.unknown(word.value(), supported))))
                .orElse(OutputFormat.TEXT);
    }

    /** Returns how much is reported. */
    public Verbosity verbosity() {
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
