package io.invokectl.cli.auth;

import io.invokectl.application.connect.Credential;
import io.invokectl.application.connect.Endpoint;
import io.invokectl.application.connect.NamedAddress;
import io.invokectl.application.connect.SettingSource;
import io.invokectl.application.port.TokenValidator;
import io.invokectl.cli.args.CommandDefinition;
import io.invokectl.cli.args.Flag;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.UsageException;
import io.invokectl.cli.session.Command;
import io.invokectl.cli.session.CommandSession;
import io.invokectl.config.Connection;
import io.invokectl.config.ConnectionResolver;
import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.context.ContextName;
import io.invokectl.domain.failure.ApiException.UnauthorizedException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.value.InvalidValueException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Saves an access token that a server has validated. */
final class AuthInitCommand implements Command {
    private static final String SERVER = "token-validation-server";
    private static final int MAX_TOKEN_BYTES = 64 * 1024;

    @Override
    public CommandDefinition definition() {
        return new CommandDefinition("Validate an access token and save it in doctl's config file."
                        + "\n\nThe token is read from --access-token, the environment, stdin or a prompt that hides"
                        + " it, and saved in the context given by --context, or else in the current one.")
                .withFlags(
                        Flag.bool("token-stdin", "Read the token from stdin"),
                        Flag.text(
                                SERVER,
                                "<url>",
                                "Server that validates personal access tokens (default: DigitalOcean)"))
                .withExample("auth init", "Prompt for the token")
                .withExample("auth init --context team --token-stdin < token.txt", "Read the token from a file");
    }

    @Override
    public ExitCode run(CommandSession session) throws InterruptedException {
        ConnectionResolver connections = session.connections();
        NamedAddress api = connections.address();
        requireServer(api, "--api-url");
        Optional<NamedAddress> server = session.flags()
                .value(SERVER, ApiAddress::new)
                .map(given -> new NamedAddress(given, SettingSource.CALLER, "--" + SERVER, api.isPlainHttpAllowed()));
        server.ifPresent(given -> requireServer(given, given.origin()));
        ContextName context =
                connections.selectedContext().orElseGet(() -> session.contexts().current());
        AccessToken token = token(session, connections);
        var connection = new Connection(
                new Endpoint(api.address(), Optional.empty()),
                session.settings().retryRules(),
                session.settings().network());
        session.using(connection.endpoint());
        TokenValidator check = session.runtime()
                .tokenValidator(connection, server.map(NamedAddress::address), session.progress(), session.trace());
        session.progress().advise("validating the token for the context \"" + context + "\"");
        try {
            check.check(token);
        } catch (UnauthorizedException refused) {
            session.outputForFailure()
                    .failure(session.report(refused)
                            .about("the token is not valid, and nothing was saved in the context \"" + context + "\""));
            return ExitCode.UNAUTHORIZED;
        }
        session.contexts().save(context, token);
        session.progress().advise("the token is valid and saved in the context \"" + context + "\"");
        session.output().document(JsonObject.EMPTY.with("context", context.value()), List.of());
        return ExitCode.DONE;
    }

    private static void requireServer(NamedAddress server, String flag) {
        if (!server.address().isHttp()) {
            throw new UsageException(flag + ": the sandbox uses no token");
        }
        server.requireEncrypted();
    }

    private static AccessToken token(CommandSession session, ConnectionResolver connections) {
        if (session.flags().isOn("token-stdin")) {
            return read("stdin", stdin(session));
        }
        return connections
                .direct()
                .map(Credential::token)
                .or(() -> session.mayAsk()
                        ? session.console().askSecret("Access token").map(text -> read("the access token", text))
                        : Optional.empty())
                .orElseThrow(() -> new UsageException(
                        "no token: use -t or --token-stdin, or run the command on a terminal to enter it"));
    }

    private static String stdin(CommandSession session) {
        try {
            return new String(session.console().in().readNBytes(MAX_TOKEN_BYTES), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new LocalFileException("stdin", "cannot be read: " + failure.getMessage());
        }
    }

    private static AccessToken read(String origin, String text) {
        try {
            return new AccessToken(text);
        } catch (InvalidValueException invalid) {
            throw new UsageException(origin + ": " + invalid.problem());
        }
    }
}
