package io.invokectl.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.cli.CommandReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands as documents. {@code -Dretell=true} writes {@code docs/reference.md} anew. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CommandReferenceTest {
    private static final Path REFERENCE = Path.of("..", "docs", "reference.md");

    @TempDir
    private Path folder;

    @Test
    void the_help_that_is_written_down_is_what_the_program_says() throws Exception {
        GenerateDocs.main(new String[] {folder.toString()});

        assertThat(CommandReference.helpPages()).hasSizeGreaterThan(20).allSatisfy((name, text) -> {
            List<String> words = new ArrayList<>(List.of(name.split(" ")));
            words.set(0, "--help");
            Program.Result said = new Program(folder).run(words);
            assertThat(folder.resolve("help/" + name.replace(' ', '/') + ".txt"))
                    .hasContent(said.out());
        });
    }

    @Test
    void the_reference_says_what_the_commands_are() throws Exception {
        String now = CommandReference.markdown();
        if (Boolean.getBoolean("retell")) {
            Files.writeString(REFERENCE, now);
        }

        assertThat(REFERENCE).hasContent(now);
    }

    @Test
    void what_doctl_calls_otherwise_is_told_once() {
        assertThat(CommandReference.markdown())
                .contains("\n## invokectl create\n", "\n## invokectl serverless-inference async-invoke\n")
                .contains("See [`invokectl create`](#invokectl-create), [`invokectl get`](#invokectl-get).")
                .doesNotContain("## invokectl serverless-inference async-invoke create", "__complete");
    }

    static Set<String> manPages() {
        return CommandReference.manPages().keySet();
    }

    @Test
    void every_command_and_group_has_a_man_page() {
        assertThat(manPages())
                .contains("invokectl.1", "invokectl-create.1", "invokectl-auth.1", "invokectl-auth-init.1")
                .contains("invokectl-serverless-inference-async-invoke.1", "invokectl-completion.1")
                .doesNotContain("invokectl-__complete.1");
    }

    @Test
    void a_man_page_tells_what_the_help_tells() throws Exception {
        String page = man("invokectl-auth-init.1").said();

        assertThat(page)
                .contains("invokectl-auth-init - Check a token and keep it\n")
                .contains("invokectl auth init [flags]\n")
                .contains("--token-validation-server <address>\n")
                .contains("invokectl auth init --context team --token-stdin < token.txt\n")
                .contains("invokectl(1)\n");
        assertThat(man("invokectl.1").said())
                .contains(
                        "-c, --config <file>\n",
                        "Use this config file in place of doctl's own\n",
                        "DIGITALOCEAN_...\n");
    }

    @ParameterizedTest
    @MethodSource("manPages")
    void man_takes_every_page_without_a_warning(String name) throws Exception {
        assertThat(man(name).said()).isNotBlank().doesNotContain("warning:", "error:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ascii", "utf8"})
    void groff_takes_every_page_without_a_warning(String device) throws Exception {
        String groff = Tool.named("groff");
        for (String name : manPages()) {
            Path page = written(name);

            Tool.Result result =
                    Tool.run(folder, Map.of(), List.of(groff, "-man", "-ww", "-z", "-T" + device, page.toString()));

            assertThat(result).isEqualTo(new Tool.Result(0, ""));
        }
    }

    /** The page as a reader has it, and what there is to say against it. */
    private Tool.Result man(String name) throws Exception {
        Tool.Result result = Tool.run(
                folder,
                Map.of("MANWIDTH", "100", "MAN_KEEP_FORMATTING", ""),
                List.of(Tool.named("man"), "--warnings", "-l", written(name).toString()));
        assertThat(result.code()).as(result.said()).isZero();
        return result;
    }

    private Path written(String name) throws Exception {
        return Files.writeString(
                folder.resolve(name), CommandReference.manPages().get(name));
    }
}
