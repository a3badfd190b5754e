package io.invokectl.application.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.port.HealthCheck;
import io.invokectl.application.port.InMemoryContexts;
import io.invokectl.application.port.InMemoryHealthCheck;
import io.invokectl.application.port.InMemoryLedger;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.ManualClock;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.port.SavedSettings.Privacy;
import io.invokectl.application.settings.ChooseConnection;
import io.invokectl.application.settings.Connection;
import io.invokectl.application.settings.Credential;
import io.invokectl.application.settings.Settings;
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
final class DiagnoseTest {
    private final Map<String, String> flags = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>(Map.of("DIGITALOCEAN_ACCESS_TOKEN", "tok-good"));
    private final InMemoryContexts config = new InMemoryContexts();
    private final ManualClock clock = new ManualClock();
    private UnaryOperator<InMemoryHealthCheck> api = probe -> probe;
    private Function<Optional<String>, KnownLedger> ledgers =
            path -> new KnownLedger(path.orElse("ledger.db"), Optional.empty());

    @Test
    void where_all_is_well_each_line_says_what_is_in_use() throws Exception {
        assertThat(lines())
                .containsExactly(
                        "invokectl: ok: 1.2.3",
                        "java: ok: 17 (of a test)",
                        "system: ok: Linux",
                        "config: ok: memory, which only you can read",
                        "token: ok: from DIGITALOCEAN_ACCESS_TOKEN",
                        "proxy: ok: none: requests go straight",
                        "authorities: ok: those that Java trusts",
                        "address: ok: https://inference.do-ai.run answers",
                        "access: ok: the API accepts the token",
                        "clock: ok: as the API's, to the minute",
                        "ledger: ok: ledger.db, to be made with the first job");
    }

    // The config file and the settings.

    @Test
    void a_config_file_that_others_can_read_matters_once_it_holds_a_token() throws Exception {
        config.readableBy(Privacy.OPEN);
        assertThat(lines()).contains("config: ok: memory, which others can read; it holds no token");

        config.with("team", "tok-good");
        assertThat(lines())
                .contains("config: warning: memory holds an access token, and others can read it"
                        + " -> close it with: chmod 600 memory");
    }

    @ParameterizedTest
    @CsvSource({
        "ABSENT, 'config: ok: memory is not there, and need not be'",
        "UNKNOWN, 'config: could not tell: memory: the system does not say who can read it'"
    })
    void a_config_file_need_not_be_there_and_not_every_system_says_who_reads_it(Privacy privacy, String line)
            throws Exception {
        config.readableBy(privacy);

        assertThat(lines()).contains(line);
    }

    @Test
    void each_setting_that_is_made_is_shown_with_where_it_comes_from() throws Exception {
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
    void a_setting_that_cannot_be_used_is_broken() throws Exception {
        environment.put("DIGITALOCEAN_HTTP_RETRY_MAX", "many");

        assertThat(lines()).contains("settings: broken: DIGITALOCEAN_HTTP_RETRY_MAX: \"many\" is not a whole number");
    }

    // The token.

    @Test
    void without_a_token_the_address_is_looked_at_all_the_same() throws Exception {
        environment.clear();

        assertThat(lines())
                .contains(
                        "token: broken: there is no access token: none is given by --access-token,"
                                + " DIGITALOCEAN_ACCESS_TOKEN or MODEL_ACCESS_KEY, and the context \"default\" has none",
                        "address: ok: https://inference.do-ai.run answers",
                        "access: could not tell: there is no token to try");
    }

    @Test
    void a_token_of_a_context_is_shown_with_why_that_one() throws Exception {
        environment.clear();
        config.with("default", "tok-good").with("team", "tok-good");
        assertThat(lines())
                .contains("token: ok: from the context \"default\"", "context: ok: default (nothing else is named)");

        flags.put("context", "team");
        assertThat(lines()).contains("token: ok: from the context \"team\"", "context: ok: team (--context)");
    }

    @Test
    void a_context_that_does_not_exist_is_broken() throws Exception {
        flags.put("context", "nowhere");

        assertThat(lines()).contains("token: broken: there is no context \"nowhere\"");
    }

    @Test
    void a_token_that_the_api_refuses_is_broken() throws Exception {
        environment.put("DIGITALOCEAN_ACCESS_TOKEN", "tok-bad");

        assertThat(lines())
                .contains(
                        "address: ok: https://inference.do-ai.run answers",
                        "access: broken: GET memory:/v1/models: 401 no list for you");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 429, 503})
    void another_refusal_says_nothing_of_the_token(int status) throws Exception {
        environment.put("DIGITALOCEAN_ACCESS_TOKEN", "tok-bad");
        api = probe -> probe.refusing(status);

        assertThat(lines()).contains("access: could not tell: GET memory:/v1/models: " + status + " no list for you");
    }

    // The way.

    @Test
    void an_address_that_does_not_answer_is_broken_and_leaves_the_rest_open() throws Exception {
        flags.put("api-url", "https://api.test");
        api = probe -> probe.failing(new UnreachableException("GET https://api.test/v1/models: could not connect"));

        assertThat(lines())
                .contains(
                        "address: broken: GET https://api.test/v1/models: could not connect",
                        "access: could not tell: the API does not answer",
                        "clock: could not tell: the API does not answer");
    }

    @Test
    void an_address_that_is_none_is_broken() throws Exception {
        flags.put("api-url", "api.test");

        assertThat(lines())
                .contains("address: broken: --api-url: \"api.test\" is not an address of the API: it must start with"
                        + " a scheme such as https://");
    }

    @Test
    void the_sandbox_needs_neither_network_nor_token() throws Exception {
        environment.clear();
        environment.put("DIGITALOCEAN_API_URL", "sandbox:");

        assertThat(lines())
                .contains("address: ok: sandbox: (DIGITALOCEAN_API_URL), which needs no network and no token")
                .noneMatch(line -> line.startsWith("token") || line.startsWith("proxy"));
    }

    @Test
    void proxy_and_authorities_in_use_are_shown() throws Exception {
        environment.put("SSL_CERT_FILE", "own.pem");
        api = probe ->
                probe.through("the proxy http://proxy.test:3128 (HTTPS_PROXY)").trusting(2);

        assertThat(lines())
                .contains(
                        "proxy: ok: the proxy http://proxy.test:3128 (HTTPS_PROXY)",
                        "authorities: ok: 2 in own.pem (SSL_CERT_FILE), and no others");
    }

    @Test
    void one_cause_is_named_once() throws Exception {
        var broken = new LocalFileException("own.pem (--ca-file)", "cannot be read");

        assertThat(linesWith(connection -> new BrokenHealthCheck(broken)))
                .contains(
                        "authorities: broken: own.pem (--ca-file): cannot be read",
                        "address: could not tell: see authorities");
    }

    // The clock.

    @ParameterizedTest
    @CsvSource({"3600, this machine is 60 min ahead of the API", "-3600, this machine is 60 min behind the API"})
    void a_clock_that_is_off_is_a_warning(int seconds, String words) throws Exception {
        api = probe -> probe.at(Optional.of(clock.instant().minusSeconds(seconds)));

        assertThat(lines())
                .contains("clock: warning: " + words
                        + " -> set the clock: the ages of jobs, and waits until a time that the API names, go by it");
    }

    @Test
    void a_clock_may_differ_by_a_minute() throws Exception {
        api = probe -> probe.at(Optional.of(clock.instant().minusSeconds(60)));
        assertThat(lines()).contains("clock: ok: as the API's, to the minute");

        api = probe -> probe.at(Optional.of(clock.instant().minusSeconds(61)));
        assertThat(lines()).anyMatch(line -> line.startsWith("clock: warning"));
    }

    @Test
    void an_api_that_names_no_time_leaves_the_clock_open() throws Exception {
        api = probe -> probe.at(Optional.empty());

        assertThat(lines()).contains("clock: could not tell: the answer names no time");
    }

    // The ledger.

    @Test
    void a_ledger_that_is_there_is_looked_at() throws Exception {
        flags.put("ledger", "own.db");
        saveOptions(new InMemoryLedger());

        assertThat(lines()).contains("ledger: ok: own.db (--ledger), sound", "doubts: ok: none");
    }

    @Test
    void doubts_are_counted() throws Exception {
        var ledger = new InMemoryLedger();
        var origin = new Origin(ApiAddress.PUBLIC, Optional.empty());
        ledger.open(
                Optional.empty(),
                id -> Job.planned(id, Optional.empty(), InvocationFixture.cityAtSunset(), origin, clock.instant())
                        .orphaned(),
                job -> job);
        saveOptions(ledger);

        assertThat(lines())
                .contains("doubts: warning: 1 submission may or may not have been accepted and billed"
                        + " -> see what to do about them with: invokectl doubts");
    }

    @Test
    void a_ledger_that_is_not_wanted_is_not_looked_for() throws Exception {
        flags.put("ledger", "none");
        ledgers = path -> {
            throw new AssertionError();
        };

        assertThat(lines()).contains("ledger: ok: none is kept (--ledger): nothing is remembered");
    }

    @ParameterizedTest
    @CsvSource({"NO_PLACE, warning", "TROUBLE, broken"})
    void a_ledger_that_cannot_be_used_is_as_bad_as_it_is_for_a_purchase(Kind kind, String condition) throws Exception {
        ledgers = path -> {
            throw new LedgerException(kind, "ledger.db", "is no ledger");
        };

        assertThat(lines()).contains("ledger: " + condition + ": ledger ledger.db: is no ledger");
    }

    private void saveOptions(Ledger ledger) {
        ledgers = path -> new KnownLedger(path.orElse("ledger.db"), Optional.of(ledger));
    }

    private List<String> lines() throws InterruptedException {
        return linesWith(connection -> {
            Optional<AccessToken> shown = connection.credential().map(Credential::token);
            return api.apply(
                    new InMemoryHealthCheck(shown, new AccessToken("tok-good")).at(Optional.of(clock.instant())));
        });
    }

    private List<String> linesWith(Function<Connection, HealthCheck> probes) throws InterruptedException {
        var settings = new Settings(flags, environment, config);
        var connections = new ChooseConnection(settings, config, ProgressListener.NONE);
        var diagnose = new Diagnose(List.of(
                new PlatformCheck(new Platform("1.2.3", "17 (of a test)", "Linux")),
                new ConfigCheck(config, config),
                new SettingsCheck(
                        settings, connections, List.of("output", "http-retry-max", "http-retry-wait-max"), () -> {}),
                new ApiCheck(settings, connections, probes, clock),
                new LedgerCheck(settings, ledgers)));
        return diagnose.diagnose().stream().map(DiagnoseTest::line).toList();
    }

    private static String line(Finding finding) {
        String hint = finding.hint().map(text -> " -> " + text).orElse("");
        return finding.check() + ": " + finding.condition() + ": " + finding.detail() + hint;
    }

    /** The way to an API with a file in it that cannot be read. */
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
