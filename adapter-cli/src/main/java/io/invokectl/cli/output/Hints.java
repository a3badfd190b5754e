package io.invokectl.cli.output;

import io.invokectl.config.Connection;
import io.invokectl.config.Credential;
import io.invokectl.domain.attempt.NetworkFault;
import io.invokectl.domain.context.ContextName;
import io.invokectl.domain.failure.IdempotencyConflictException;
import io.invokectl.domain.failure.InvalidManifestException;
import io.invokectl.domain.failure.InvalidManifestException.Missing;
import io.invokectl.domain.failure.InvocationNotFoundException;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.failure.MediaUnavailableException;
import io.invokectl.domain.failure.MissingTokenException;
import io.invokectl.domain.failure.PlainHttpException;
import io.invokectl.domain.failure.RequestRejectedException;
import io.invokectl.domain.failure.ServiceUnavailableException;
import io.invokectl.domain.failure.SubmissionInDoubtException;
import io.invokectl.domain.failure.TokenWithheldException;
import io.invokectl.domain.failure.TooManyRequestsException;
import io.invokectl.domain.failure.UnauthorizedException;
import io.invokectl.domain.failure.UnknownContextException;
import io.invokectl.domain.failure.UnknownJobException;
import io.invokectl.domain.failure.UnreachableException;
import io.invokectl.domain.failure.WrongEndpointException;
import io.invokectl.text.ShellQuoting;
import java.util.List;
import java.util.Optional;

/**
 * What to do next about a failure.
 *
 * @param tokenOrigin where the token came from, once one was chosen
 * @param context the context it was kept in, where it was
 * @param onRefusal what the model in question calls for when the API refuses it
 * @param resumeCommand the command that goes on with a job
 * @param needsLedger whether the command can do nothing without the ledger
 */
public record Hints(
        Optional<String> tokenOrigin,
        Optional<ContextName> context,
        Optional<String> onRefusal,
        ResumeCommand resumeCommand,
        boolean needsLedger) {

    private static final int PROXY_LOGIN = 407;

    /** Nothing known yet. */
    public static final Hints NONE =
            new Hints(Optional.empty(), Optional.empty(), Optional.empty(), ResumeCommand.ANYWHERE, false);

    /** The same, knowing which connection was chosen. */
    public Hints with(Connection connection) {
        return new Hints(
                connection.credential().map(Credential::origin),
                connection.credential().flatMap(Credential::context),
                onRefusal,
                resumeCommand,
                needsLedger);
    }

    /** The same, knowing what a model calls for. */
    public Hints onRefusal(Optional<String> advice) {
        return new Hints(tokenOrigin, context, advice, resumeCommand, needsLedger);
    }

    /** The same, knowing the command that goes on with a job. */
    public Hints resumingWith(ResumeCommand command) {
        return new Hints(tokenOrigin, context, onRefusal, command, needsLedger);
    }

    /** The same, knowing whether the command can do nothing without the ledger. */
    public Hints needingLedger(boolean needs) {
        return new Hints(tokenOrigin, context, onRefusal, resumeCommand, needs);
    }

    Optional<String> on(Throwable thrown) {
        if (thrown instanceof SubmissionInDoubtException doubt) {
            return Optional.of(inDoubt(doubt));
        }
        if (thrown instanceof UnauthorizedException) {
            return Optional.of(unauthorized());
        }
        if (thrown instanceof RequestRejectedException refused
                && refused.error().status() == PROXY_LOGIN) {
            return Optional.of("the proxy in HTTP_PROXY wants a user and a password: http://user:password@host:port");
        }
        if (thrown instanceof RequestRejectedException refused) {
            return onRefusal.or(() -> refusedInput(refused));
        }
        if (thrown instanceof InvocationNotFoundException unknown) {
            return onRefusal.or(() -> Optional.of(
                    unknown.error().method().equals("POST")
                            ? "check the model (--model) and the address (--api-url)"
                            : "an id is known only where it was made: check --api-url and --context"));
        }
        if (thrown instanceof WrongEndpointException elsewhere) {
            return Optional.of(elsewhere
                    .address()
                    .map(address -> "to ask there, add --api-url " + ShellQuoting.quote(address.value()))
                    .orElse("to ask with another context, add --context <name>"));
        }
        return connection(thrown).or(() -> general(thrown));
    }

    private static Optional<String> connection(Throwable thrown) {
        if (thrown instanceof MissingTokenException missing) {
            return Optional.of(
                    missing.isOfJob()
                            ? "pass the token again with -t, or name its context with --context <name>"
                            : "use -t, set DIGITALOCEAN_ACCESS_TOKEN or MODEL_ACCESS_KEY, or run: invokectl auth init;"
                                    + " to try without a token: --api-url sandbox:");
        }
        if (thrown instanceof PlainHttpException) {
            return Optional.of("to allow it, add --allow-plain-http");
        }
        if (thrown instanceof TokenWithheldException) {
            return Optional.of("pass the address with --api-url, or the token with -t");
        }
        if (thrown instanceof UnknownContextException) {
            return Optional.of("list the contexts with: invokectl auth list");
        }
        if (isIssuerUntrusted(thrown)) {
            return Optional.of("if you trust the issuer, name its CA certificate with --ca-file or SSL_CERT_FILE");
        }
        return thrown instanceof UnreachableException
                ? Optional.of("check the network and the address (--api-url)")
                : Optional.empty();
    }

    private Optional<String> general(Throwable thrown) {
        if (thrown instanceof LedgerException ledger && ledger.kind() == LedgerException.Kind.NO_PLACE) {
            return Optional.of(
                    "name a place with --ledger <file>" + (needsLedger ? "" : ", or do without memory: --ledger none"));
        }
        if (thrown instanceof UnknownJobException) {
            return Optional.of("see which there are: invokectl list");
        }
        if (thrown instanceof LocalFileException file && file.isConflict()) {
            return Optional.of("use --force to overwrite it");
        }
        if (thrown instanceof InvalidManifestException manifest) {
            return manifest.missing().map(Hints::missing);
        }
        if (thrown instanceof IdempotencyConflictException) {
            return Optional.of("one key is for one job: take another key, or ask for the same");
        }
        if (thrown instanceof TooManyRequestsException || thrown instanceof ServiceUnavailableException) {
            return Optional.of("try again later");
        }
        return Optional.empty();
    }

    private static boolean isIssuerUntrusted(Throwable thrown) {
        return thrown instanceof MediaUnavailableException media
                ? media.why() == MediaUnavailableException.Cause.UNTRUSTED_ISSUER
                : thrown instanceof UnreachableException unreachable
                        && unreachable.fault() == NetworkFault.UNTRUSTED_ISSUER;
    }

    private static String missing(Missing missing) {
        return switch (missing) {
            case FORMAT -> "use --format jsonl, csv or txt";
            case MODEL -> "set model_id in the row, or use --model for all rows";
            case INPUT -> "set the input in the row, or use -f or -F for all rows";
        };
    }

    private String inDoubt(SubmissionInDoubtException doubt) {
        return doubt.requestId()
                .map(id -> "the job was accepted; take it up with: " + resumeCommand.with("wait", List.of(id.value())))
                .orElseGet(() -> "it may have been accepted, so it is not sent again; the account's usage tells"
                        + doubt.job()
                                .map(job -> "; then: " + resumeCommand.with("doubts resolve", List.of(job.value()))
                                        + " --request-id <id>, --not-charged or --write-off")
                                .orElse(", and running the command again may buy the job twice"));
    }

    private String unauthorized() {
        String came = tokenOrigin
                .map(origin -> "the token came from " + origin + "; ")
                .orElse("");
        String where = context.map(name -> " --context " + name).orElse("");
        return came + "a model access key (sk-do-…) or a personal access token will do, if it is allowed this model:"
                + " set another with: invokectl auth init" + where;
    }

    private static Optional<String> refusedInput(RequestRejectedException refused) {
        int status = refused.error().status();
        return refused.error().method().equals("POST") && (status == 400 || status == 422)
                ? Optional.of("correct the input; whether a refused one is charged is not documented")
                : Optional.empty();
    }
}
