package io.invokectl.application.connect;

import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.context.ContextName;
import io.invokectl.domain.failure.MissingTokenException;
import io.invokectl.domain.failure.PlainHttpException;
import io.invokectl.domain.failure.TokenWithheldException;
import io.invokectl.domain.failure.UnknownContextException;
import io.invokectl.domain.failure.WrongEndpointException;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.Origin;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where requests and access tokens may be sent: to the address that the user names by command line, environment or config
 * file, to the public one, and to the sandbox, which needs neither network nor token. The address of a job in a ledger
 * or any other file is data: it is compared with these three and never used itself. Thread-safe.
 */
public final class Endpoints {
    private static final ApiAddress SANDBOX = new ApiAddress("sandbox:");

    private final NamedAddress named;
    private final Credentials credentials;

    /** Creates the rule for a user's address and tokens. */
    public Endpoints(NamedAddress named, Credentials credentials) {
        this.named = named;
        this.credentials = credentials;
    }

    /** The address that the user names. */
    public ApiAddress address() {
        return named.address();
    }

    /**
     * Whether the user names the address for this invocation: jobs that the user names too are asked about there, wherever
     * they were submitted.
     */
    public boolean isExplicit() {
        return named.isExplicit();
    }

    /** What the ledger records of a job that is submitted to the user's address. */
    public Origin origin() {
        return new Origin(address(), ownCredential().flatMap(Credential::context));
    }

    /**
     * The user's address with the token from the most explicit source: the caller's token, the selected context, the
     * environment's token, the current context.
     *
     * @throws PlainHttpException if the token would be sent unencrypted to another machine
     * @throws UnknownContextException if the selected context does not exist
     * @throws MissingTokenException if a token is required and no source has one
     * @throws TokenWithheldException if the token may not be sent to the address
     */
    public Endpoint own() {
        named.requireEncrypted();
        return endpoint(address(), () -> allowed(current()));
    }

    /**
     * The API that a job was submitted to, with the context of its submission unless the user gives a token or a context.
     *
     * @throws WrongEndpointException if requests may not be sent there, or the context has no token
     * @throws PlainHttpException as {@link #own}
     * @throws UnknownContextException as {@link #own}
     * @throws MissingTokenException as {@link #own}
     * @throws TokenWithheldException as {@link #own}
     */
    public Endpoint of(Job job) {
        ApiAddress submittedTo = job.origin().address();
        if (submittedTo.isSameApiAs(address())) {
            named.requireEncrypted();
            return endpoint(address(), () -> allowed(credentialOf(job).orElseGet(this::current)));
        }
        if (submittedTo.isSameApiAs(SANDBOX)) {
            return new Endpoint(SANDBOX, Optional.empty());
        }
        if (isExplicit() || !submittedTo.isSameApiAs(ApiAddress.PUBLIC)) {
            throw WrongEndpointException.to(submittedTo, name(job), address());
        }
        return endpoint(
                ApiAddress.PUBLIC,
                () -> credentialOf(job)
                        .or(credentials::inEnvironment)
                        .orElseThrow(() -> MissingTokenException.forJobAt(submittedTo)));
    }

    /** The credential that was given for every job, or else that of the job's context. */
    private Optional<Credential> credentialOf(Job job) {
        return chosen().or(() -> job.origin().context().map(context -> savedFor(job, context)));
    }

    private Credential savedFor(Job job, ContextName context) {
        try {
            return saved(context).orElseThrow(() -> WrongEndpointException.with(context, name(job)));
        } catch (UnknownContextException removed) {
            throw WrongEndpointException.with(context, name(job));
        }
    }

    private Optional<Credential> ownCredential() {
        return chosen().or(credentials::inEnvironment).or(() -> saved(credentials.currentContext()));
    }

    private Optional<Credential> chosen() {
        return credentials
                .given()
                .or(() -> credentials
                        .selectedContext()
                        .map(context -> saved(context).orElseThrow(() -> MissingTokenException.in(context))));
    }

    /** As in doctl, the environment can provide the token of the default context. */
    private Optional<Credential> saved(ContextName context) {
        Optional<Credential> saved = credentials.savedIn(context);
        return context.equals(ContextName.DEFAULT) ? saved.or(credentials::inEnvironment) : saved;
    }

    private Credential current() {
        return ownCredential().orElseThrow(() -> MissingTokenException.in(credentials.currentContext()));
    }

    /**
     * Checks that a token may be sent to the user's address: the address of a named config file receives only a token from
     * the same file or from the caller.
     *
     * @throws TokenWithheldException if it may not
     */
    public Credential allowed(Credential credential) {
        boolean isForeign =
                named.source() == SettingSource.NAMED_CONFIG && !address().isSameApiAs(ApiAddress.PUBLIC);
        if (isForeign
                && credential.source() != SettingSource.NAMED_CONFIG
                && credential.source() != SettingSource.CALLER) {
            throw new TokenWithheldException(credential.origin(), address(), named.origin());
        }
        return credential;
    }

    /** A contributed scheme may do without a token; the sandbox does. */
    private Endpoint endpoint(ApiAddress address, Supplier<Credential> credential) {
        if (address.isHttp()) {
            return new Endpoint(address, Optional.of(credential.get()));
        }
        return new Endpoint(address, address.isSameApiAs(SANDBOX) ? Optional.empty() : credentials.given());
    }

    private static String name(Job job) {
        return job.requestId().map(RequestId::value).orElse(job.id().value());
    }
}
