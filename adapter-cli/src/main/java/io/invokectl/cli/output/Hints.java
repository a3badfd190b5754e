package io.invokectl.cli.output;

import io.invokectl.application.settings.Connection;
import io.invokectl.application.settings.Credential;
import io.invokectl.domain.context.ContextName;
import io.invokectl.domain.failure.InvocationNotFound;
import io.invokectl.domain.failure.KeyTaken;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.MissingToken;
import io.invokectl.domain.failure.RateLimited;
import io.invokectl.domain.failure.RequestRefused;
import io.invokectl.domain.failure.ServiceUnavailable;
import io.invokectl.domain.failure.SubmissionInDoubt;
import io.invokectl.domain.failure.SubmittedElsewhere;
import io.invokectl.domain.failure.Unauthorized;
import io.invokectl.domain.failure.UnknownContext;
import io.invokectl.domain.failure.UnknownJob;
import io.invokectl.domain.failure.Unreachable;
import java.util.List;
import java.util.Optional;

/**
 * What to do next about a failure.
 *
 * @param tokenOrigin where the token came from, once one was chosen
 * @param context the context it was kept in, where it was
 * @param onRefusal what the model in question calls for when the API refuses it
 * @param takeUp the command that goes on with a job
 * @param needsLedger whether the command can do nothing without the ledger
 */
public record Hints(
        Optional<String> tokenOrigin,
        Optional<ContextName> context,
        Optional<String> onRefusal,
        TakeUp takeUp,
        boolean needsLedger) {

    private static final int PROXY_LOGIN = 407;

    /** Nothing known yet. */
    public static final Hints NONE =
            new Hints(Optional.empty(), Optional.empty(), Optional.empty(), TakeUp.ANYWHERE, false);

    /** The same, knowing which connection was chosen. */
    public Hints with(Connection connection) {
        return new Hints(
                connection.credential().map(Credential::origin),
                connection.credential().flatMap(Credential::context),
                onRefusal,
                takeUp,
                needsLedger);
    }

    /** The same, knowing what a model calls for. */
    public Hints onRefusal(Optional<String> advice) {
        return new Hints(tokenOrigin, context, advice, takeUp, needsLedger);
    }

    /** The same, knowing the command that goes on with a job. */
    public Hints takingUpWith(TakeUp command) {
        return new Hints(tokenOrigin, context, onRefusal, command, needsLedger);
    }

    /** The same, knowing whether the command can do nothing without the ledger. */
    public Hints needingLedger(boolean needs) {
        return new Hints(tokenOrigin, context, onRefusal, takeUp, needs);
    }

    Optional<String> on(Throwable thrown) {
        if (thrown instanceof SubmissionInDoubt doubt) {
            return Optional.of(inDoubt(doubt));
        }
        if (thrown instanceof Unauthorized) {
            return Optional.of(unauthorized());
        }
        if (thrown instanceof RequestRefused refused && refused.error().status() == PROXY_LOGIN) {
            return Optional.of("the proxy in HTTP_PROXY wants a user and a password: http://user:password@host:port");
        }
        if (thrown instanceof RequestRefused refused) {
            return onRefusal.or(() -> refusedInput(refused));
        }
        if (thrown instanceof InvocationNotFound unknown) {
            return onRefusal.or(() -> Optional.of(
                    unknown.error().method().equals("POST")
                            ? "check the model (--model) and the address (--api-url)"
                            : "an id is known only where it was made: check --api-url and --context"));
        }
        if (thrown instanceof SubmittedElsewhere elsewhere) {
            return Optional.of("take it up with: "
                    + TakeUp.ANYWHERE.with("wait", List.of(elsewhere.requestId().value())));
        }
        return general(thrown);
    }

    private Optional<String> general(Throwable thrown) {
        if (thrown instanceof MissingToken) {
            return Optional.of("set one with: invokectl auth init; or try without one: --api-url sandbox:");
        }
        if (thrown instanceof UnknownContext) {
            return Optional.of("see which there are: invokectl auth list");
        }
        if (thrown instanceof LedgerException ledger && ledger.kind() == LedgerException.Kind.NO_PLACE) {
            return Optional.of(
                    "name a place with --ledger <file>" + (needsLedger ? "" : ", or do without memory: --ledger none"));
        }
        if (thrown instanceof UnknownJob) {
            return Optional.of("see which there are: invokectl list");
        }
        if (thrown instanceof KeyTaken) {
            return Optional.of("one key is for one job: take another key, or ask for the same");
        }
        if (thrown instanceof RateLimited || thrown instanceof ServiceUnavailable) {
            return Optional.of("try again later");
        }
        return thrown instanceof Unreachable
                ? Optional.of("check the network and the address (--api-url)")
                : Optional.empty();
    }

    private String inDoubt(SubmissionInDoubt doubt) {
        return doubt.requestId()
                .map(id -> "the job was accepted; take it up with: " + takeUp.with("wait", List.of(id.value())))
                .orElseGet(() -> "it may have been accepted, so it is not sent again; the account's usage tells"
                        + doubt.job()
                                .map(job -> "; then: " + takeUp.with("doubts resolve", List.of(job.value()))
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

    private static Optional<String> refusedInput(RequestRefused refused) {
        int status = refused.error().status();
        return refused.error().method().equals("POST") && (status == 400 || status == 422)
                ? Optional.of("correct the input; whether a refused one is charged is not documented")
                : Optional.empty();
    }
}
