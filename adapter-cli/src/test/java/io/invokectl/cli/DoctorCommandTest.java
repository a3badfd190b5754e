package io.invokectl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.application.port.SavedSettings.Privacy;
import io.invokectl.domain.attempt.NetworkFault;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LedgerException.Kind;
import io.invokectl.domain.failure.UnreachableException;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class DoctorCommandTest {
    private final CliFixture cli = new CliFixture();

    @Test
    void prints_a_table_and_a_summary() {
        cli.run("doctor");

        assertThat(cli.out).isEqualTo("""
                        CHECK         CONDITION  DETAIL
                        invokectl     ok         1.2.3
                        java          ok         17 (of a test)
                        system        ok         Linux
                        config        ok         memory, readable only by you
                        token         ok         from DIGITALOCEAN_ACCESS_TOKEN
                        proxy         ok         none
                        certificates  ok         Java's default trust store
                        address       ok         https://inference.do-ai.run responds
                        access        ok         the API accepts the token
                        clock         ok         within a minute of the API's
                        ledger        ok         ledger.db, intact
                        doubts        ok         none

                        no problems found
                        """);
        assertThat(cli.err).isEmpty();
        assertThat(cli.code).isZero();
    }

    @Test
    void prints_one_json_document() {
        cli.runtime.contexts.with("team", "tok-secret").readableBy(Privacy.OPEN);

        cli.run("doctor", "-o", "json");

        assertThat(cli.out)
                .startsWith("{\"findings\":[{\"check\":\"invokectl\",\"condition\":\"ok\",\"detail\":\"1.2.3\"},")
                .contains(
                        "{\"check\":\"config\",\"condition\":\"warning\",\"detail\":\"memory holds an access token and"
                                + " others can read it\",\"hint\":\"restrict it with: chmod 600 memory\"}")
                .contains("{\"check\":\"output\",\"condition\":\"ok\",\"detail\":\"json (--output)\"}")
                .endsWith("]}\n")
                .doesNotContain("tok-");
        assertThat(cli.out.lines()).hasSize(1);
        assertThat(cli.code).as("a warning breaks nothing").isZero();
    }

    @Test
    void a_failed_check_has_the_hint_and_exit_code_of_the_command_it_would_break() {
        cli.environment.put("DIGITALOCEAN_ACCESS_TOKEN", "tok-wrong");

        cli.run("doctor");

        assertThat(cli.out)
                .contains("access        broken     GET memory:/v1/models: 401 no list for you\n"
                        + "                           the token is from DIGITALOCEAN_ACCESS_TOKEN; use a model access key"
                        + " (sk-do-…) or a personal access token with access to this model; to save another one, run:"
                        + " invokectl auth init\n")
                .endsWith("\n1 broken, 0 warnings, 0 unknown\n");
        assertThat(cli.code).isEqualTo(5);
    }

    @Test
    void exits_with_the_most_severe_code() {
        cli.runtime.probe = probe ->
                probe.failing(new UnreachableException("GET https://api.test: refused", NetworkFault.TRANSIENT));
        assertThat(cli.run("doctor").code).isEqualTo(11);
        assertThat(cli.out).endsWith("\n1 broken, 0 warnings, 2 unknown\n");

        cli.runtime.noLedger = Optional.of(new LedgerException(Kind.TROUBLE, "ledger.db", "is no ledger"));
        assertThat(cli.run("doctor").code).isEqualTo(9);
    }

    @Test
    void reports_an_address_that_no_adapter_serves() {
        assertThat(cli.run("doctor", "-u", "ftp://x").code).isEqualTo(2);
        assertThat(cli.out)
                .contains("address    broken     --api-url: unknown scheme \"ftp\" in the address \"ftp://x\"")
                .doesNotContain("needs no network");
    }

    @Test
    void opens_no_ledger_to_check_an_address_without_a_server() {
        assertThat(cli.run("doctor", "-u", "sandbox:", "--ledger", "none").code).isEqualTo(0);

        assertThat(cli.runtime.ledgers).isEmpty();
    }

    @Test
    void reports_an_unknown_output_format() {
        assertThat(cli.run("doctor", "-o", "yaml").code).isEqualTo(2);
        assertThat(cli.out)
                .contains("settings      broken     --output: unknown format \"yaml\": use one of text, json");
    }

    @Test
    void checks_the_flags_of_the_command() {
        cli.runtime.contexts.with("team", "tok-env");

        cli.run("doctor", "--context", "team", "--api-url", "https://api.test", "--ca-file", "own.pem");

        assertThat(cli.out)
                .contains(
                        "token         ok         from the context \"team\"",
                        "context       ok         team (--context)",
                        "address       ok         https://api.test (--api-url) responds");
        assertThat(cli.runtime.checked)
                .singleElement()
                .satisfies(
                        connection -> assertThat(connection.network().caFile()).isPresent());
    }
}
