package io.invokectl.cli.doctor;

import io.invokectl.application.connect.Credential;
import io.invokectl.application.connect.Endpoint;
import io.invokectl.application.connect.NamedAddress;
import io.invokectl.application.connect.Network;
import io.invokectl.application.connect.Setting;
import io.invokectl.application.port.HealthCheck;
import io.invokectl.application.port.HealthCheck.ApiHealth;
import io.invokectl.application.submit.RetryRules;
import io.invokectl.cli.doctor.Findings.Check;
import io.invokectl.config.Connection;
import io.invokectl.config.ConnectionResolver;
import io.invokectl.config.Settings;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.context.ContextName;
import io.invokectl.domain.failure.ApiException;
import io.invokectl.domain.failure.ApiException.UnauthorizedException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks the token, the proxy and the CA certificates, and whether the API responds and accepts the token.
 *
 * @param clients throws if no client can be created
 * @param probes opens the health check of a connection
 */
record ApiCheck(
        Settings settings,
        ConnectionResolver connections,
        Runnable clients,
        Function<Connection, HealthCheck> probes,
        InstantSource clock)
        implements Check {
    private static final String ADDRESS = "address";
    private static final String PROXY = "proxy";
    private static final String ACCESS = "access";
    private static final String CLOCK = "clock";

    /** Allows for the time of a response and for its Date header, which has a resolution of a second. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    @Override
    public void addTo(Findings findings) throws InterruptedException {
        Optional<ApiAddress> address = findings.ask(ADDRESS, this::address);
        if (address.isEmpty()) {
            return;
        }
        if (!address.get().isHttp()) {
            findings.addOk(ADDRESS, this::local);
            return;
        }
        Optional<Credential> credential = findings.ask(
                "token", () -> connections.endpoints().own().credential().orElseThrow());
        credential.ifPresent(token -> findings.add(Finding.ok("token", "from " + token.origin())));
        credential.flatMap(Credential::context).ifPresent(name -> findings.add(context(name)));
        Optional<Network> network = findings.ask(PROXY, settings::network);
        if (network.isEmpty()) {
            return;
        }
        var connection = new Connection(new Endpoint(address.get(), credential), RetryRules.DEFAULT, network.get());
        Optional<HealthCheck> probe = findings.ask(ADDRESS, () -> probes.apply(connection));
        if (probe.isPresent()) {
            addNetwork(findings, probe.get(), connection);
            addResponse(findings, probe.get(), connection);
        }
    }

    private ApiAddress address() {
        NamedAddress named = connections.address();
        named.requireEncrypted();
        return named.address();
    }

    private String local() {
        Connection connection = connections.resolve();
        clients.run();
        return connection.endpoint().address() + origin("api-url") + ": needs no network and no token";
    }

    private Finding context(ContextName name) {
        return Finding.ok(
                "context", name + settings.find("context").map(ApiCheck::named).orElse(" (default)"));
    }

    private static void addNetwork(Findings findings, HealthCheck probe, Connection connection)
            throws InterruptedException {
        findings.addOk(PROXY, () -> probe.proxy().orElse("none"));
        Network network = connection.network();
        String files = Stream.of(network.caFile(), network.caFolders())
                .flatMap(Optional::stream)
                .map(setting -> setting.value() + named(setting))
                .collect(Collectors.joining(" and "));
        findings.addOk(
                "certificates",
                () -> probe.authorities()
                        .map(number -> "only the " + number + " in " + files)
                        .orElse("Java's default trust store"));
    }

    private void addResponse(Findings findings, HealthCheck probe, Connection connection) throws InterruptedException {
        Optional<ApiHealth> health = findings.ask(ADDRESS, probe::check);
        if (health.isPresent()) {
            findings.add(Finding.ok(ADDRESS, connection.endpoint().address() + origin("api-url") + " responds"));
            findings.add(access(health.get(), connection.endpoint().credential()));
            findings.add(clock(health.get()));
        } else {
            findings.add(Finding.unknown(ACCESS, "the API does not respond"));
            findings.add(Finding.unknown(CLOCK, "the API does not respond"));
        }
    }

    private static Finding access(ApiHealth health, Optional<Credential> credential) {
        if (credential.isEmpty()) {
            return Finding.unknown(ACCESS, "no token to check");
        }
        Optional<ApiException> rejection = health.refusal();
        if (rejection.isEmpty()) {
            return Finding.ok(ACCESS, "the API accepts the token");
        }
        return rejection.get() instanceof UnauthorizedException
                ? Finding.of(ACCESS, rejection.get())
                : Finding.unknown(ACCESS, rejection.get().getMessage());
    }

    private Finding clock(ApiHealth health) {
        if (health.time().isEmpty()) {
            return Finding.unknown(CLOCK, "the response has no date");
        }
        Duration ahead = Duration.between(health.time().get(), clock.instant());
        if (ahead.abs().compareTo(TOLERANCE) <= 0) {
            return Finding.ok(CLOCK, "within a minute of the API's");
        }
        String direction = ahead.isNegative() ? "behind" : "ahead of";
        return Finding.warning(CLOCK, ahead.abs().toMinutes() + " min " + direction + " the API's")
                .withHint("set the clock: the ages of jobs and retry times depend on it");
    }

    private String origin(String name) {
        return settings.find(name).map(ApiCheck::named).orElse("");
    }

    private static String named(Setting setting) {
        return " (" + setting.origin() + ")";
    }
}
