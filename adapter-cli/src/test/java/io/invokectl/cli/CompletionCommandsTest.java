package io.invokectl.cli;

import static io.invokectl.application.InvocationFixture.accepted;
import static io.invokectl.application.InvocationFixture.evidence;
import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.cli.args.Flag;
import io.invokectl.cli.args.GlobalFlags;
import io.invokectl.cli.session.CommandPath;
import io.invokectl.domain.attempt.Attempt.PossiblyAccepted;
import io.invokectl.domain.attempt.Phase;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LedgerException.Kind;
import io.invokectl.domain.invocation.RequestId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class CompletionCommandsTest {
    private static final String DETAILS = "QUEUED fal-ai/flux/schnell 2026-01-22T19:19:19Z";

    private final CliFixture cli = new CliFixture();

    private void create(String model) {
        cli.run("create", "-m", model, "--prompt", "A city");
        assertThat(cli.code).as(cli.err).isIn(0, 4);
    }

    private List<String> values(String... words) {
        cli.run(Stream.concat(Stream.of("__complete"), Stream.of(words)).toArray(String[]::new));
        assertThat(cli.code).isZero();
        assertThat(cli.err).isEmpty();
        return cli.out.lines().toList();
    }

    @Test
    void offers_the_request_ids_of_the_ledger_newest_first() {
        cli.runtime.invocations.submitting(accepted(new RequestId("req_1")), accepted(new RequestId("req_2")));
        create("fal-ai/flux/schnell");
        create("fal-ai/flux/schnell");

        assertThat(values("request-ids")).containsExactly("req_2\t" + DETAILS, "req_1\t" + DETAILS);
    }

    @Test
    void offers_each_model_once() {
        create("fal-ai/fast-sdxl");
        create("fal-ai/flux/schnell");
        create("fal-ai/fast-sdxl");

        assertThat(values("models"))
                .containsExactly(
                        "fal-ai/fast-sdxl\tlast used 2026-01-22T19:19:19Z",
                        "fal-ai/flux/schnell\tlast used 2026-01-22T19:19:19Z");
    }

    @Test
    void offers_the_job_id_of_a_job_without_a_request_id() {
        cli.runtime.invocations.submitting(new PossiblyAccepted("no answer in time", evidence(Phase.WAITING)));
        create("fal-ai/flux/schnell");

        String inDoubt = "job_1\t" + DETAILS.replace("QUEUED", "IN_DOUBT");
        assertThat(values("request-ids")).isEmpty();
        assertThat(values("jobs")).containsExactly(inDoubt);
        assertThat(values("doubts")).containsExactly(inDoubt);
    }

    @Test
    void offers_the_contexts_of_the_config_file() {
        cli.runtime.contexts.with("team", "tok-any").using("team");

        assertThat(values("contexts")).containsExactly("default\ta context", "team\tthe current context");
        assertThat(values("contexts", "-c", "other.yaml")).isNotEmpty();
        assertThat(cli.runtime.configs).endsWith(Optional.of("other.yaml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$(reboot)", "a b", "a;reboot", "`reboot`", "a'b", "é", "--force"})
    void offers_no_value_with_shell_metacharacters(String id) {
        cli.runtime.invocations.submitting(accepted(new RequestId(id)));
        create("fal-ai/flux/schnell");

        assertThat(values("request-ids")).isEmpty();
        assertThat(values("jobs")).isEmpty();
    }

    @Test
    void reads_the_given_ledger() {
        create("fal-ai/flux/schnell");

        assertThat(values("models", "--ledger", "other.db")).isNotEmpty();
        assertThat(cli.runtime.ledgers).endsWith(Optional.of("other.db"));
        assertThat(values("models", "--ledger", "none")).isEmpty();
    }

    @Test
    void offers_nothing_and_reports_nothing_on_failure() {
        cli.runtime.noLedger = Optional.of(new LedgerException(Kind.TROUBLE, "ledger.db", "is damaged"));

        assertThat(values("request-ids")).isEmpty();
        assertThat(values("what-a-later-script-asks-for")).isEmpty();
        assertThat(values()).isEmpty();
        cli.environment.put("DIGITALOCEAN_INTERACTIVE", "perhaps");
        assertThat(values("contexts")).isNotEmpty();
    }

    @Test
    void the_completion_command_is_hidden() {
        assertThat(cli.run("--help").out).doesNotContain("__complete");
        assertThat(cli.run("__complet").err).isEqualTo("Error: unknown command \"__complet\"\n");
    }

    /** Completion scripts, and the search for the command behind flags, know a flag only by its name. */
    @Test
    void flags_of_the_same_name_take_the_same_values_in_every_command() {
        Map<String, Set<String>> meanings = Stream.concat(
                        GlobalFlags.ALL.stream(),
                        CommandPath.root(CliFixture.tree()).flags())
                .collect(Collectors.groupingBy(
                        Flag::name,
                        Collectors.mapping(
                                flag -> flag.shortName() + " " + flag.takesValue() + " " + flag.candidates(),
                                Collectors.toSet())));

        assertThat(meanings)
                .hasSizeGreaterThan(40)
                .allSatisfy((name, same) -> assertThat(same).hasSize(1));
    }
}
