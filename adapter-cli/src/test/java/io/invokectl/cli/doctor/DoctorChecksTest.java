package io.invokectl.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.connect.Setting;
import io.invokectl.application.port.HealthCheck;
import io.invokectl.application.port.InMemoryContexts;
import io.invokectl.application.port.InMemoryHealthCheck;
import io.invokectl.application.port.InMemoryLedger;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.ManualClock;
import io.invokectl.application.port.SavedSettings.Privacy;
import io.invokectl.cli.doctor.Findings.Check;
import io.invokectl.cli.session.CliRuntime.Config;
import io.invokectl.cli.session.CliRuntime.KnownLedger;
import io.invokectl.cli.session.CliRuntime.Platform;
import io.invokectl.config.Connection;
import io.invokectl.config.ConnectionResolver;
import io.invokectl.config.Settings;
import io.invokectl.domain.attempt.NetworkFault;
import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LedgerException.Kind;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.failure.UnreachableException;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.Origin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class DoctorChecksTest {
    private final Map<String, String> flags = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>(Map.of("DIGITALOCEAN_ACCESS_TOKEN", "tok-good"));
    private final InMemoryContexts config = new InMemoryContexts();
    private final ManualClock clock = new ManualClock();
    private UnaryOperator<InMemoryHealthCheck> api = probe -> probe;
    private Function<Optional<Setting>, KnownLedger> ledgers =
            location -> new KnownLedger(location.map(Setting::value).orElse("ledger.db"), Optional.empty());

    @Test
    void reports_why_the_launcher_has_no_class_archive() throws Exception {
        var platform = new Platform("1.2.3", "17", "Linux", Optional.of("see /lib/start/17.failed"));

        assertThat(Findings.of(List.of(DoctorCommand.platform(platform))).stream()
                        .map(DoctorChecksTest::line))
                .contains(
                        "class archive: warning: missing, so the program starts more slowly: see /lib/start/17.failed");
    }

    @Test
    void shows_what_is_in_use_if_there_are_no_problems() throws Exception {
        assertThat(lines())
                .containsExactly(
                        "invokectl: ok: 1.2.3",
                        "java: ok: 17 (of a test)",
                        "system: ok: Linux",
                        "config: ok: memory, readable only by you",
                        "token: ok: from DIGITALOCEAN_ACCESS_TOKEN",
                        "proxy: ok: none",
                        "certificates: ok: Java's default trust store",
                        "address: ok: https://inference.do-ai.run responds",
                        "access: ok: the API accepts the token",
                        "clock: ok: within a minute of the API's",
                        "ledger: ok: ledger.db, created with the first job");
    }

    // The config file and the settings.

    @Test
    void warns_of_a_token_in_a_config_file_that_others_can_read() throws Exception {
        config.readableBy(Privacy.OPEN);
        assertThat(lines()).contains("config: ok: memory, readable by others; it holds no token");

        config.with("team", "tok-good");
        assertThat(lines())
                .contains("config: warning: memory holds an access token and others can read it"
                        + " -> restrict it with: chmod 600 memory");
    }

    @ParameterizedTest
    @CsvSource({
        "ABSENT, 'config: ok: no config file (optional): memory'",
        "UNKNOWN, 'config: unknown: memory: cannot determine who can read it'"
    })
    void accepts_a_missing_config_file_and_unknown_permissions(Privacy privacy, String line) throws Exception {
        config.readableBy(privacy);

        assertThat(lines()).contains(line);
    }

    @Test
    void shows_each_setting_with_its_origin() throws Exception {
        flags.put("output", "json");
        environment.put("DIGITALOCEAN_HTTP_RETRY_MAX", "3");
        config.setting("http-retry-wait-max", "9");

        assertThat(lines())
                .contains(
                        "output: ok: json (--output)",
                        "http-retry-max: ok: 3 (DIGITALOCEAN_HTTP_RETRY_MAX)",
                        "http-retry-wait-max: ok: 9 (http-retry-wait-max in memory)");
    }

    @Test
    void reports_an_invalid_setting() throws Exception {
        environment.put("DIGITALOCEAN_HTTP_RETRY_MAX", "many");

        assertThat(lines()).contains("settings: broken: DIGITALOCEAN_HTTP_RETRY_MAX: \"many\" is not a whole number");
    }

    // The token.

    @Test
    void checks_the_address_without_a_token() throws Exception {
        environment.clear();

        assertThat(lines())
                .contains(
                        "token: broken: no access token: none was given, and the context \"default\" has none",
                        "address: ok: https://inference.do-ai.run responds",
                        "access: unknown: no token to check");
    }

    @Test
    void shows_the_context_of_a_token_and_why_it_was_selected() throws Exception {
        environment.clear();
        config.with("default", "tok-good").with("team", "tok-good");
        assertThat(lines()).contains("token: ok: from the context \"default\"", "context: ok: default (default)");

        flags.put("context", "team");
        assertThat(lines()).contains("token: ok: from the context \"team\"", "context: ok: team (--context)");
    }

    @Test
    void reports_an_unknown_context() throws Exception {
        flags.put("context", "nowhere");

        assertThat(lines()).contains("token: broken: there is no context \"nowhere\"");
    }

    @Test
    void reports_a_token_that_the_api_rejects() throws Exception {
        environment.put("DIGITALOCEAN_ACCESS_TOKEN", "tok-bad");

        assertThat(lines())
                .contains(
                        "address: ok: https://inference.do-ai.run responds",
                        "access: broken: GET memory:/v1/models: 401 no list for you");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 429, 503})
    void does_not_judge_the_token_by_another_error_status(int status) throws Exception {
        environment.put("DIGITALOCEAN_ACCESS_TOKEN", "tok-bad");
        api = probe -> probe.refusing(status);

        assertThat(lines()).contains("access: unknown: GET memory:/v1/models: " + status + " no list for you");
    }

    // The connection.

    @Test
    void reports_an_address_that_does_not_respond_and_skips_the_rest() throws Exception {
        flags.put("api-url", "https://api.test");
        api = probe -> probe.failing(
                new UnreachableException("GET https://api.test/v1/models: could not connect", NetworkFault.TRANSIENT));

        assertThat(lines())
                .contains(
                        "address: broken: GET https://api.test/v1/models: could not connect",
                        "access: unknown: the API does not respond",
                        "clock: unknown: the API does not respond");
    }

    @Test
    void reports_a_malformed_address() throws Exception {
        flags.put("api-url", "api.test");

        assertThat(lines())
                .contains("address: broken: --api-url: \"api.test\" is not an address of the API: it must start with"
                        + " a scheme such as https://");
    }

    @Test
    void checks_neither_network_nor_token_for_the_sandbox() throws Exception {
        environment.clear();
        environment.put("DIGITALOCEAN_API_URL", "sandbox:");

        assertThat(lines())
                .contains("address: ok: sandbox: (DIGITALOCEAN_API_URL): needs no network and no token")
                .noneMatch(line -> line.startsWith("token") || line.startsWith("proxy"));
    }

    @Test
    void shows_the_proxy_and_the_ca_certificates() throws Exception {
        environment.put("SSL_CERT_FILE", "own.pem");
        api = probe ->
                probe.through("the proxy http://proxy.test:3128 (HTTPS_PROXY)").trusting(2);

        assertThat(lines())
                .contains(
                        "proxy: ok: the proxy http://proxy.test:3128 (HTTPS_PROXY)",
                        "certificates: ok: only the 2 in own.pem (SSL_CERT_FILE)");
    }

    @Test
    void reports_one_cause_once() throws Exception {
        var broken = new LocalFileException("own.pem (--ca-file)", "cannot be read");

        assertThat(linesWith(connection -> new BrokenHealthCheck(broken)))
                .contains(
                        "certificates: broken: own.pem (--ca-file): cannot be read",
                        "address: unknown: see certificates");
    }

    // The clock.

    @ParameterizedTest
    @CsvSource({"3600, 60 min ahead of the API's", "-3600, 60 min behind the API's"})
    void warns_of_a_wrong_clock(int seconds, String words) throws Exception {
        api = probe -> probe.at(Optional.of(clock.instant().minusSeconds(seconds)));

        assertThat(lines())
                .contains("clock: warning: " + words
                        + " -> set the clock: the ages of jobs and retry times depend on it");
    }

    @Test
    void tolerates_a_minute_of_clock_difference() throws Exception {
        api = probe -> probe.at(Optional.of(clock.instant().minusSeconds(60)));
        assertThat(lines()).contains("clock: ok: within a minute of the API's");

        api = probe -> probe.at(Optional.of(clock.instant().minusSeconds(61)));
        assertThat(lines()).anyMatch(line -> line.startsWith("clock: warning"));
    }

    @Test
    void does_not_judge_the_clock_without_a_date_header() throws Exception {
        api = probe -> probe.at(Optional.empty());

        assertThat(lines()).contains("clock: unknown: the response has no date");
    }

    // The ledger.

    @Test
    void checks_a_ledger_that_exists() throws Exception {
        flags.put("ledger", "own.db");
        useLedger(new InMemoryLedger());

        assertThat(lines()).contains("ledger: ok: own.db (--ledger), intact", "doubts: ok: none");
    }

    @Test
    void counts_submissions_in_doubt() throws Exception {
        var ledger = new InMemoryLedger();
        var origin = new Origin(ApiAddress.PUBLIC, Optional.empty());
        ledger.open(
                Optional.empty(),
                id -> Job.planned(id, Optional.empty(), InvocationFixture.cityAtSunset(), origin, clock.instant())
                        .orphaned(),
                job -> job);
        useLedger(ledger);

        assertThat(lines())
                .contains("doubts: warning: 1 submission may have been accepted and billed"
                        + " -> list them with: invokectl doubts");
    }

    @Test
    void does_not_open_a_disabled_ledger() throws Exception {
        flags.put("ledger", "none");
        ledgers = path -> {
            throw new AssertionError();
        };

        assertThat(lines()).contains("ledger: ok: none (--ledger): jobs are not recorded");
    }

    @ParameterizedTest
    @CsvSource({"NO_PLACE, warning", "TROUBLE, broken"})
    void distinguishes_an_unusable_ledger_from_a_missing_location(Kind kind, String condition) throws Exception {
        ledgers = path -> {
            throw new LedgerException(kind, "ledger.db", "is no ledger");
        };

        assertThat(lines()).contains("ledger: " + condition + ": ledger ledger.db: is no ledger");
    }

    private void useLedger(Ledger ledger) {
        ledgers = location -> new KnownLedger(location.map(Setting::value).orElse("ledger.db"), Optional.of(ledger));
    }

    private List<String> lines() throws InterruptedException {
        return linesWith(connection -> {
            Optional<AccessToken> shown = connection.endpoint().token();
            return api.apply(
                    new InMemoryHealthCheck(shown, new AccessToken("tok-good")).at(Optional.of(clock.instant())));
        });
    }

    private List<String> linesWith(Function<Connection, HealthCheck> probes) throws InterruptedException {
        var given = new HashMap<String, Setting>();
        flags.forEach((name, value) -> given.put(name, new Setting(value, "--" + name)));
        Settings settings = new Settings(given, environment).with(config);
        List<Check> checks = List.of(
                DoctorCommand.platform(new Platform("1.2.3", "17 (of a test)", "Linux", Optional.empty())),
                new ConfigCheck(
                        new Config(config, config),
                        settings,
                        List.of("output", "http-retry-max", "http-retry-wait-max"),
                        () -> {}),
                new ApiCheck(settings, new ConnectionResolver(settings, config), () -> {}, probes, clock),
                new LedgerCheck(settings, ledgers));
        return Findings.of(checks).stream().map(DoctorChecksTest::line).toList();
    }

    private static String line(Finding finding) {
        String hint = finding.hint().map(text -> " -> " + text).orElse("");
        return finding.check() + ": " + finding.condition() + ": " + finding.detail() + hint;
    }

    /** A connection whose CA certificates cannot be read. */
    private record BrokenHealthCheck(LocalFileException failure) implements HealthCheck {
        @Override
        public Optional<String> proxy() {
            return Optional.empty();
        }

        @Override
        public Optional<Integer> authorities() {
            throw failure;
        }

        @Override
        public ApiHealth check() {
            throw failure;
        }
    }
}
