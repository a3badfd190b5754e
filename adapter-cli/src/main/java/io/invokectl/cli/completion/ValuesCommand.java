package io.invokectl.cli.completion;

import io.invokectl.application.connect.Setting;
import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.JobFilter.Group;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.cli.args.CommandDefinition;
import io.invokectl.cli.args.CompletionCandidates;
import io.invokectl.cli.args.CompletionCandidates.CandidateKind;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.UsageException;
import io.invokectl.cli.session.CliRuntime.KnownLedger;
import io.invokectl.cli.session.Command;
import io.invokectl.cli.session.CommandSession;
import io.invokectl.domain.context.ContextName;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.value.InvalidValueException;
import io.invokectl.text.ShellQuoting;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Prints the completion candidates of a kind, for the completion scripts. */
final class ValuesCommand implements Command {
    private static final int MAX_CANDIDATES = 200;
    private static final String NO_LEDGER = "none";

    @Override
    public CommandDefinition definition() {
        return new CommandDefinition(
                        "Print completion candidates, one per line with a description after a tab, newest first. Prints nothing on"
                                + " errors.")
                .takesAny("<kind>", "Kinds of candidates", CompletionCandidates.ANY)
                .withExample("__complete request-ids", "Jobs in the ledger");
    }

    @Override
    public ExitCode run(CommandSession session) {
        for (String kind : session.flags().arguments(word -> word)) {
            try {
                values(kind, session).forEach((value, about) -> print(value, about, session));
            } catch (InvokectlException | InvalidValueException | UsageException nothing) {
                // A shell asks while the user types: an error message would disturb the command line.
            }
        }
        return ExitCode.DONE;
    }

    /** Skips values that need quotes or look like flags: request IDs come from a server, and not every shell quotes. */
    private static void print(String value, String about, CommandSession session) {
        if (ShellQuoting.quote(value).equals(value) && !value.startsWith("-")) {
            session.console().out(value + "\t" + about.replaceAll("\\s+", " "));
        }
    }

    private static Map<String, String> values(String word, CommandSession session) {
        return Stream.of(CandidateKind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .map(kind -> values(kind, session))
                .orElse(Map.of());
    }

    private static Map<String, String> values(CandidateKind kind, CommandSession session) {
        return switch (kind) {
            case CONTEXTS -> contexts(session);
            case MODELS -> jobs(session, Group.ALL, ValuesCommand::model, job -> "last used " + time(job));
            case REQUEST_IDS -> jobs(session, Group.ALL, ValuesCommand::requestId, ValuesCommand::words);
            case JOBS ->
                jobs(
                        session,
                        Group.ALL,
                        job -> requestId(job).or(() -> Optional.of(job.id().value())),
                        ValuesCommand::words);
            case DOUBTS ->
                jobs(session, Group.DOUBTS, job -> Optional.of(job.id().value()), ValuesCommand::words);
            case ANY, WORDS, FILES, FOLDERS -> Map.of();
        };
    }

    private static Map<String, String> contexts(CommandSession session) {
        var contexts = new LinkedHashMap<String, String>();
        ContextName current = session.contexts().current();
        for (ContextName name : session.contexts().names()) {
            contexts.put(name.value(), name.equals(current) ? "the current context" : "a context");
        }
        return contexts;
    }

    private static Map<String, String> jobs(
            CommandSession session, Group group, Function<Job, Optional<String>> value, Function<Job, String> about) {
        var values = new LinkedHashMap<String, String>();
        for (Job job : jobs(session, JobFilter.of(group).newest(MAX_CANDIDATES))) {
            value.apply(job).ifPresent(text -> values.putIfAbsent(text, about.apply(job)));
        }
        return values;
    }

    private static List<Job> jobs(CommandSession session, JobFilter filter) {
        Optional<Setting> location = session.settings().find("ledger");
        if (location.filter(setting -> setting.value().equals(NO_LEDGER)).isPresent()) {
            return List.of();
        }
        KnownLedger known = session.runtime().findLedger(location, ProgressListener.NONE);
        if (known.ledger().isEmpty()) {
            return List.of();
        }
        try (Ledger ledger = known.ledger().get()) {
            return ledger.list(filter);
        }
    }

    private static Optional<String> requestId(Job job) {
        return job.requestId().map(RequestId::value);
    }

    private static Optional<String> model(Job job) {
        return Optional.of(job.submission().model().value());
    }

    private static String words(Job job) {
        return job.state().status() + " " + job.submission().model() + " " + time(job);
    }

    private static String time(Job job) {
        return job.createdAt().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
