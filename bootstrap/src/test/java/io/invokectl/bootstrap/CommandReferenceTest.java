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

/** The generated documents. {@code -Dreference.update=true} updates {@code docs/reference.md}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CommandReferenceTest {
    private static final Path PAGE = Path.of("..", "docs", "reference.md");
    private static final CommandReference REFERENCE =
            new CommandReference(DaggerCommandLineComponent.create().commandTree());

    @TempDir
    private Path folder;

    @Test
    void the_generated_help_is_what_the_program_prints() throws Exception {
        GenerateDocs.main(new String[] {folder.toString()});

        assertThat(REFERENCE.helpPages()).hasSizeGreaterThan(20).allSatisfy((name, text) -> {
            List<String> words = new ArrayList<>(List.of(name.split(" ")));
            words.set(0, "--help");
            Program.Result printed = new Program(folder).run(words);
            assertThat(folder.resolve("help/" + name.replace(' ', '/') + ".txt"))
                    .hasContent(printed.out());
        });
    }

    @Test
    void the_reference_is_up_to_date() throws Exception {
        String now = REFERENCE.markdown();
        if (Boolean.getBoolean("reference.update")) {
            Files.writeString(PAGE, now);
        }

        assertThat(PAGE).hasContent(now);
    }

    @Test
    void a_command_that_has_several_names_is_documented_once() {
        assertThat(REFERENCE.markdown())
                .contains("\n## invokectl create\n", "\n## invokectl serverless-inference async-invoke\n")
                .contains("See [`invokectl create`](#invokectl-create), [`invokectl get`](#invokectl-get).")
                .doesNotContain("## invokectl serverless-inference async-invoke create", "__complete");
    }

    static Set<String> manPages() {
        return REFERENCE.manPages().keySet();
    }

    @Test
    void every_command_and_group_has_a_man_page() {
        assertThat(manPages())
                .contains("invokectl.1", "invokectl-create.1", "invokectl-auth.1", "invokectl-auth-init.1")
                .contains("invokectl-serverless-inference-async-invoke.1", "invokectl-completion.1")
                .doesNotContain("invokectl-__complete.1");
    }

    @Test
    void a_man_page_has_the_content_of_the_help() throws Exception {
        String page = man("invokectl-auth-init.1").output();

        assertThat(page)
                .contains("invokectl-auth-init - Validate and save an access token\n")
                .contains("invokectl auth init [flags]\n")
                .contains("--token-validation-server <url>\n")
                .contains("invokectl auth init --context team --token-stdin < token.txt\n")
                .contains("invokectl(1)\n");
        assertThat(man("invokectl.1").output())
                .contains(
                        "-c, --config <file>\n", "Config file (default: doctl's config.yaml)\n", "DIGITALOCEAN_...\n");
    }

    @ParameterizedTest
    @MethodSource("manPages")
    void man_shows_every_page_without_a_warning(String name) throws Exception {
        assertThat(man(name).output()).isNotBlank().doesNotContain("warning:", "error:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ascii", "utf8"})
    void groff_formats_every_page_without_a_warning(String device) throws Exception {
        String groff = Tool.require("groff");
        for (String name : manPages()) {
            Path page = written(name);

            Tool.Result result =
                    Tool.run(folder, Map.of(), List.of(groff, "-man", "-ww", "-z", "-T" + device, page.toString()));

            assertThat(result).isEqualTo(new Tool.Result(0, ""));
        }
    }

    /** A rendered page and its warnings. */
    private Tool.Result man(String name) throws Exception {
        Tool.Result result = Tool.run(
                folder,
                Map.of("MANWIDTH", "100", "MAN_KEEP_FORMATTING", ""),
                List.of(Tool.require("man"), "--warnings", "-l", written(name).toString()));
        assertThat(result.code()).as(result.output()).isZero();
        return result;
    }

    private Path written(String name) throws Exception {
        return Files.writeString(folder.resolve(name), REFERENCE.manPages().get(name));
    }
}
