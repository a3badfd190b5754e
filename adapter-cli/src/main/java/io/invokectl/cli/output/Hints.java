package io.invokectl.cli.output;

import io.invokectl.application.connect.Credential;
import io.invokectl.domain.attempt.NetworkFault;
import io.invokectl.domain.failure.ApiException.InvocationNotFoundException;
import io.invokectl.domain.failure.ApiException.RequestRejectedException;
import io.invokectl.domain.failure.ApiException.ServiceUnavailableException;
import io.invokectl.domain.failure.ApiException.TooManyRequestsException;
import io.invokectl.domain.failure.ApiException.UnauthorizedException;
import io.invokectl.domain.failure.IdempotencyConflictException;
import io.invokectl.domain.failure.InvalidManifestException;
import io.invokectl.domain.failure.InvalidManifestException.Missing;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.failure.MediaUnavailableException;
import io.invokectl.domain.failure.MissingTokenException;
import io.invokectl.domain.failure.PlainHttpException;
import io.invokectl.domain.failure.SubmissionInDoubtException;
import io.invokectl.domain.failure.TokenWithheldException;
import io.invokectl.domain.failure.UnknownContextException;
import io.invokectl.domain.failure.UnknownJobException;
import io.invokectl.domain.failure.UnreachableException;
import io.invokectl.domain.failure.WrongEndpointException;
import io.invokectl.text.ShellQuoting;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The next step after a failure, from what the command knows when it fails.
 *
 * @param credential the token and its source, once one is selected
 * @param rejectionAdvice advice for a submission that the API rejects, specific to its model
 * @param resumeCommand the command line that resumes a job
 * @param needsLedger whether the command cannot work without a ledger
 */
public record Hints(
        Optional<Credential> credential,
        Optional<String> rejectionAdvice,
        ResumeCommand resumeCommand,
        boolean needsLedger) {

    private static final int PROXY_LOGIN = 407;

    /** The hints that depend on nothing but the type of the failure. */
    private static final Map<Class<?>, String> FIXED = Map.of(
            PlainHttpException.class,
            "to allow it, add --allow-plain-http",
            TokenWithheldException.class,
            "pass the address with --api-url, or the token with -t",
            UnknownContextException.class,
            "list the contexts with: invokectl auth list",
            IdempotencyConflictException.class,
            "an idempotency key identifies one submission: use another key, or submit the same request",
            TooManyRequestsException.class,
            "try again later",
            ServiceUnavailableException.class,
            "try again later");

    /** The hints before anything is known. */
    public static final Hints NONE = new Hints(Optional.empty(), Optional.empty(), ResumeCommand.DEFAULT, false);

    Optional<String> on(Throwable thrown) {
        if (thrown instanceof SubmissionInDoubtException doubt) {
            return Optional.of(inDoubt(doubt));
        }
        if (thrown instanceof UnauthorizedException) {
            return Optional.of(unauthorized());
        }
        if (thrown instanceof RequestRejectedException rejected
                && rejected.error().status() == PROXY_LOGIN) {
            return Optional.of("the proxy requires authentication: set HTTP_PROXY to http://user:password@host:port");
        }
        if (thrown instanceof RequestRejectedException rejected) {
            return rejectionAdvice.or(() -> rejectedInput(rejected));
        }
        if (thrown instanceof InvocationNotFoundException notFound) {
            return rejectionAdvice.or(() -> Optional.of(
                    notFound.error().method().equals("POST")
                            ? "check the model (--model) and the address (--api-url)"
                            : "a request ID is only valid on the API that issued it: check --api-url and --context"));
        }
        if (thrown instanceof WrongEndpointException wrong) {
            return Optional.of(wrong.address()
                    .map(address -> "to use that API, add --api-url " + ShellQuoting.quote(address.value()))
                    .orElse("to use another context, add --context <name>"));
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
        if (isIssuerUntrusted(thrown)) {
            return Optional.of("if you trust the issuer, specify its CA certificate with --ca-file or SSL_CERT_FILE");
        }
        return thrown instanceof UnreachableException
                ? Optional.of("check the network and the address (--api-url)")
                : Optional.empty();
    }

    private Optional<String> general(Throwable thrown) {
        if (thrown instanceof LedgerException ledger && ledger.kind() == LedgerException.Kind.NO_PLACE) {
            return Optional.of("use another file with --ledger <file>"
                    + (needsLedger ? "" : ", or work without a ledger: --ledger none"));
        }
        if (thrown instanceof LedgerException ledger && ledger.kind() == LedgerException.Kind.BEHIND) {
            return Optional.of("put the current ledger back; to continue without what is missing, run: "
                    + resumeCommand.with(
                            "ledger accept", ledger.batch().stream().toList()));
        }
        if (thrown instanceof LocalFileException file && file.isConflict()) {
            return Optional.of("use --force to overwrite it");
        }
        if (thrown instanceof InvalidManifestException manifest) {
            return manifest.isChanged()
                    ? Optional.of("to run the other rows, add --skip-changed")
                    : manifest.missing().map(Hints::missing);
        }
        if (thrown instanceof UnknownJobException) {
            return Optional.of("list the jobs in the ledger with: " + resumeCommand.with("list", List.of()));
        }
        return Optional.ofNullable(FIXED.get(thrown.getClass()));
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
                .map(id -> "the job was accepted; resume with: " + resumeCommand.resume(List.of(id.value())))
                .orElseGet(() ->
                        "the submission may have been accepted and is not retried; check the usage of your account"
                                + doubt.job()
                                        .map(job -> ", then run: "
                                                + resumeCommand.with("doubts resolve", List.of(job.value()))
                                                + " --request-id <id>, --not-charged or --write-off")
                                        .orElse(" before running the command again, or the job may be billed twice"));
    }

    private String unauthorized() {
        String origin = credential
                .map(token -> "the token is from " + token.origin() + "; ")
                .orElse("");
        String contextFlag = credential
                .flatMap(Credential::context)
                .map(name -> " --context " + name)
                .orElse("");
        return origin + "use a model access key (sk-do-…) or a personal access token with access to this model;"
                + " to save another one, run: invokectl auth init" + contextFlag;
    }

    private static Optional<String> rejectedInput(RequestRejectedException rejected) {
        int status = rejected.error().status();
        return rejected.error().method().equals("POST") && (status == 400 || status == 422)
                ? Optional.of("correct the input; it is not documented whether rejected submissions are charged")
                : Optional.empty();
    }
}
