package io.invokectl.application.doctor;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.HealthCheck;
import io.invokectl.application.port.HealthCheck.ApiHealth;
import io.invokectl.application.settings.ChooseConnection;
import io.invokectl.application.settings.Connection;
import io.invokectl.application.settings.Credential;
import io.invokectl.application.settings.Network;
import io.invokectl.application.settings.Setting;
import io.invokectl.application.settings.Settings;
import io.invokectl.application.submit.RetryRules;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.context.ContextName;
import io.invokectl.domain.failure.ApiException;
import io.invokectl.domain.failure.UnauthorizedException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/** Looks for a token, for the way to the API, and at what the API says. */
public final class ApiCheck implements Check {
    private static final String ADDRESS = "address";
    private static final String PROXY = "proxy";
    private static final String ACCESS = "access";
    private static final String CLOCK = "clock";

    /** An answer is a moment under way, and its time is in whole seconds. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private final Settings settings;
    private final ChooseConnection connections;
    private final Function<Connection, HealthCheck> probes;
    private final InstantSource clock;

    /**
     * Takes the settings and the ports.
     *
     * @param probes gives the probe of a connection
     */
    public ApiCheck(
            Settings settings,
            ChooseConnection connections,
            Function<Connection, HealthCheck> probes,
            InstantSource clock) {
        this.settings = requireNonNull(settings, "settings");
        this.connections = requireNonNull(connections, "connections");
        this.probes = requireNonNull(probes, "probes");
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public void examine(Findings findings) throws InterruptedException {
        Optional<ApiAddress> address = findings.ask(ADDRESS, connections::address);
        if (address.isEmpty()) {
            return;
        }
        if (!address.get().isHttp()) {
            findings.add(
                    Finding.ok(ADDRESS, address.get() + origin("api-url") + ", which needs no network and no token"));
            return;
        }
        Optional<Credential> credential = findings.ask("token", connections::credential);
        credential.ifPresent(token -> findings.add(Finding.ok("token", "from " + token.origin())));
        credential.flatMap(Credential::context).ifPresent(name -> findings.add(context(name)));
        Optional<Network> network = findings.ask(PROXY, settings::network);
        if (network.isPresent()) {
            var connection = new Connection(address.get(), credential, RetryRules.DEFAULT, network.get());
            Optional<HealthCheck> probe = findings.ask(ADDRESS, () -> probes.apply(connection));
            if (probe.isPresent()) {
                way(findings, probe.get(), connection);
                answer(findings, probe.get(), connection);
            }
        }
    }

    private Finding context(ContextName name) {
        return Finding.ok(
                "context", name + settings.find("context").map(ApiCheck::named).orElse(" (nothing else is named)"));
    }

    private static void way(Findings findings, HealthCheck probe, Connection connection) throws InterruptedException {
        findings.ask(PROXY, probe::proxy)
                .map(proxy -> proxy.orElse("none: requests go straight"))
                .ifPresent(text -> findings.add(Finding.ok(PROXY, text)));
        findings.ask("authorities", probe::authorities)
                .map(count -> count.map(number -> number + " in "
                                + connection
                                        .network()
                                        .caFile()
                                        .map(file -> file.value() + named(file))
                                        .orElse("") + ", and no others")
                        .orElse("those that Java trusts"))
                .ifPresent(text -> findings.add(Finding.ok("authorities", text)));
    }

    private void answer(Findings findings, HealthCheck probe, Connection connection) throws InterruptedException {
        Optional<ApiHealth> sighting = findings.ask(ADDRESS, probe::check);
        if (sighting.isPresent()) {
            findings.add(Finding.ok(ADDRESS, connection.address() + origin("api-url") + " answers"));
            findings.add(access(sighting.get(), connection.credential()));
            findings.add(clock(sighting.get()));
        } else {
            findings.add(Finding.couldNotTell(ACCESS, "the API does not answer"));
            findings.add(Finding.couldNotTell(CLOCK, "the API does not answer"));
        }
    }

    private static Finding access(ApiHealth sighting, Optional<Credential> credential) {
        if (credential.isEmpty()) {
            return Finding.couldNotTell(ACCESS, "there is no token to try");
        }
        Optional<ApiException> refusal = sighting.refusal();
        if (refusal.isEmpty()) {
            return Finding.ok(ACCESS, "the API accepts the token");
        }
        return refusal.get() instanceof UnauthorizedException
                ? Finding.of(ACCESS, refusal.get())
                : Finding.couldNotTell(ACCESS, refusal.get().getMessage());
    }

    private Finding clock(ApiHealth sighting) {
        if (sighting.time().isEmpty()) {
            return Finding.couldNotTell(CLOCK, "the answer names no time");
        }
        Instant there = sighting.time().get();
        Duration ahead = Duration.between(there, clock.instant());
        if (ahead.abs().compareTo(TOLERANCE) <= 0) {
            return Finding.ok(CLOCK, "as the API's, to the minute");
        }
        String direction = ahead.isNegative() ? "behind" : "ahead of";
        return Finding.warning(CLOCK, "this machine is " + ahead.abs().toMinutes() + " min " + direction + " the API")
                .advising("set the clock: the ages of jobs, and waits until a time that the API names, go by it");
    }

    private String origin(String name) {
        return settings.find(name).map(ApiCheck::named).orElse("");
    }

    private static String named(Setting setting) {
        return " (" + setting.origin() + ")";
    }
}
