package io.invokectl.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ResumeCommandTest {

    @Test
    void includes_the_flags_that_select_the_api() {
        var resumeCommand = new ResumeCommand(List.of("--api-url", "http://127.0.0.1:8080", "--allow-plain-http=true"));

        assertThat(resumeCommand.with("wait", List.of("req_1", "req_2")))
                .isEqualTo("invokectl wait --api-url http://127.0.0.1:8080 --allow-plain-http=true req_1 req_2");
    }

    @Test
    void a_command_that_saves_is_resumed_by_saving() {
        var saving = new ResumeCommand(List.of("--ledger", "my ledger.db"), Optional.of(List.of("--out", "out dir")));

        assertThat(saving.resume(List.of("req_1")))
                .isEqualTo("invokectl save req_1 --wait --out 'out dir' --ledger 'my ledger.db'");
        assertThat(saving.save(List.of("-x")))
                .isEqualTo("invokectl save --out 'out dir' --ledger 'my ledger.db' -- -x");
        assertThat(ResumeCommand.DEFAULT.resume(List.of("req_1"))).isEqualTo("invokectl wait req_1");
    }

    @Test
    void an_id_with_shell_metacharacters_is_quoted() {
        assertThat(ResumeCommand.DEFAULT.with("wait", List.of("x; touch 'it'")))
                .isEqualTo("invokectl wait 'x; touch '\\''it'\\'''");
    }

    @Test
    void an_id_that_looks_like_a_flag_comes_after_the_end_of_flags() {
        assertThat(ResumeCommand.DEFAULT.with("save", List.of("-x"))).isEqualTo("invokectl save -- -x");
    }
}
