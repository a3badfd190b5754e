package io.invokectl.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ContextName;
import io.invokectl.domain.failure.InvalidSettingException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.failure.UnknownContextException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class YamlConfigTest {
    private static final String WRITTEN_BY_DOCTL = """
            # mine
            access-token: tok-default
            api-url: ""
            auth-contexts:
              default: "true"
              team: 'tok-team' # the team's
            compute:
              droplet:
                create: {size: s-1vcpu-1gb, count: 007, on: yes}
            context: team
            http-retry-max: 5
            interactive: false
            """;
    private static final ContextName TEAM = new ContextName("team");

    @TempDir
    private Path folder;

    private final List<ProgressEvent> events = new ArrayList<>();

    @Test
    void a_change_preserves_everything_else() throws IOException {
        write(WRITTEN_BY_DOCTL);

        config().makeCurrent(ContextName.DEFAULT);

        assertThat(read()).isEqualTo(WRITTEN_BY_DOCTL.replace("context: team", "context: default"));
    }

    @Test
    void rejects_a_file_that_is_not_utf_8_and_leaves_it_unchanged() throws IOException {
        byte[] latin = "# caf\u00e9\ncontext: team\n".getBytes(StandardCharsets.ISO_8859_1);
        Files.createDirectories(file().getParent());
        Files.write(file(), latin);

        assertThatThrownBy(() -> config().makeCurrent(TEAM))
                .hasMessage("config file " + file() + ": is not UTF-8 text");
        assertThat(Files.readAllBytes(file())).isEqualTo(latin);
    }

    @Test
    void writes_new_values_as_plain_scalars() throws IOException {
        config().save(ContextName.DEFAULT, new AccessToken("dop_v1_0123"));
        config().save(TEAM, new AccessToken("sk-do-v1-abc"));
        config().makeCurrent(TEAM);

        assertThat(read()).isEqualTo("""
                access-token: dop_v1_0123
                auth-contexts:
                  team: sk-do-v1-abc
                context: team
                """);
    }

    @Test
    void quotes_a_token_that_yaml_would_not_read_as_a_string() throws IOException {
        config().save(TEAM, new AccessToken("12345"));

        assertThat(read()).contains("team: '12345'");
        assertThat(config().token(TEAM)).contains(new AccessToken("12345"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no",
                "on",
                "y",
                "true",
                "null",
                "~",
                "<<",
                "=",
                "010",
                "0x1f",
                "0b1",
                "0o7",
                "1_000",
                "+1",
                "12:30",
                "1:2.5",
                "1.5",
                ".5",
                "1e5",
                "1.",
                ".",
                "-.inf",
                ".nan",
                "2026-01-02",
                "2026-1-2t10:00:00z",
                "-",
                "-1",
                "- a",
                "a: b",
                "a #b",
                "#a",
                "@a",
                "*a",
                "&a",
                "!a",
                "%a",
                "?",
                "? a",
                "|",
                ">",
                "[a]",
                "{a: b}",
                "'a'",
                "\"a",
                "`a",
                "a:",
                ":a",
                ",a",
                "zürich",
                "名前",
                "e5",
                "12ab",
                "nope",
                "team"
            })
    void writes_names_and_tokens_that_a_yaml_1_1_parser_reads_as_the_same_text(String text) throws IOException {
        ContextName name = new ContextName(text);
        config().save(name, new AccessToken("tok-any"));
        config().makeCurrent(name);
        boolean isToken = text.chars().allMatch(c -> c > ' ' && c < 0x7f) && !text.startsWith("'");
        if (isToken) {
            config().save(TEAM, new AccessToken(text));
            config().save(ContextName.DEFAULT, new AccessToken(text));
        }

        Map<String, Object> read = new Yaml(new SafeConstructor(new LoaderOptions())).load(read());

        assertThat(read).containsEntry("context", text);
        assertThat(((Map<?, ?>) read.get("auth-contexts")).containsKey(text)).isTrue();
        if (isToken) {
            assertThat(read).containsEntry("access-token", text);
            assertThat(((Map<?, ?>) read.get("auth-contexts")).get("team")).isEqualTo(text);
        }
        assertThat(config().current()).isEqualTo(name);
    }

    @Test
    void writes_text_without_quotes_if_every_parser_reads_it_as_text() throws IOException {
        for (String text : List.of("e5", "12ab", "nope", "0xg", "10-20", "1:60", "null1")) {
            config().save(TEAM, new AccessToken(text));

            assertThat(read()).contains("team: " + text + "\n");
        }
    }

    @Test
    void adds_a_context_to_an_empty_flow_mapping() throws IOException {
        write("auth-contexts: {}\n");

        config().save(TEAM, new AccessToken("tok-team"));

        assertThat(read()).isEqualTo("auth-contexts:\n  team: tok-team\n");
    }

    @Test
    void matches_names_case_insensitively_and_preserves_their_spelling() throws IOException {
        write("auth-contexts:\n  MiXeD: tok-old\n");

        config().save(new ContextName("mixed"), new AccessToken("tok-new"));

        assertThat(read()).isEqualTo("auth-contexts:\n  MiXeD: tok-new\n");
        assertThat(config().names()).containsExactly(ContextName.DEFAULT, new ContextName("mixed"));
    }

    @Test
    void writes_a_file_that_only_its_owner_can_read_even_over_one_that_others_could() throws IOException {
        config().save(TEAM, new AccessToken("tok-team"));
        assertThat(permissions(file())).isEqualTo("rw-------");
        assertThat(permissions(file().getParent())).isEqualTo("rwx------");

        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
        config().makeCurrent(TEAM);
        assertThat(permissions(file())).isEqualTo("rw-------");
    }

    @Test
    void warns_once_about_a_token_in_a_file_that_others_can_read() throws IOException {
        write(WRITTEN_BY_DOCTL);
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r-----"));

        YamlConfig config = config();
        config.token(TEAM);
        config.token(ContextName.DEFAULT);

        assertThat(events)
                .containsExactly(new ProgressEvent.Remark(file() + " holds an access token and others can read it;"
                        + " restrict it with: chmod 600 " + file()));
    }

    @Test
    void does_not_warn_about_a_file_without_a_token() throws IOException {
        write("output: json\naccess-token: \"\"\n");
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));

        config().get("output");
        config().token(ContextName.DEFAULT);

        assertThat(events).isEmpty();
    }

    @Test
    void writes_through_a_symbolic_link() throws IOException {
        Path real = Files.writeString(folder.resolve("dotfiles.yaml"), "context: default\n");
        Files.createDirectories(file().getParent());
        Files.createSymbolicLink(file(), real);

        config().save(TEAM, new AccessToken("tok-team"));

        assertThat(file()).isSymbolicLink();
        assertThat(Files.readString(real)).contains("team: tok-team");
    }

    @Test
    void leaves_no_temporary_file() throws IOException {
        config().save(TEAM, new AccessToken("tok-team"));

        try (var entries = Files.list(file().getParent())) {
            assertThat(entries).containsExactly(file());
        }
    }

    @Test
    void a_rejected_change_leaves_the_file_unchanged() throws IOException {
        write(WRITTEN_BY_DOCTL);

        assertThatThrownBy(() -> config().remove(new ContextName("nope"))).isInstanceOf(UnknownContextException.class);

        assertThat(read()).isEqualTo(WRITTEN_BY_DOCTL);
    }

    @Test
    void reports_a_file_that_cannot_be_written() throws IOException {
        Files.writeString(folder.resolve("doctl"), "a file where the folder should be");

        assertThatThrownBy(() -> new ConfigFile(file()).write("context: team\n"))
                .isInstanceOf(LocalFileException.class)
                .hasMessageStartingWith("config file " + file() + ": cannot be written: ");
    }

    @Test
    void reports_a_directory_that_cannot_be_read() throws IOException {
        Files.createDirectories(file());

        assertThatThrownBy(() -> config().current())
                .isInstanceOf(LocalFileException.class)
                .hasMessageStartingWith("config file " + file() + ": cannot be read: ");
    }

    @Test
    void reports_invalid_yaml_by_line_and_column() throws IOException {
        write("context: default\naccess-token: [unclosed\n");
        assertRejected(", line 3, column 1: is not YAML: expected ',' or ']', but got <stream end>");

        write("a: b: c\n");
        assertRejected(", line 1, column 5: is not YAML: mapping values are not allowed here");
    }

    @Test
    void rejects_a_file_that_is_too_large_or_never_ends() throws IOException {
        write("a: " + "x".repeat(1 << 20) + "\n");
        assertRejected(": is larger than 1 MiB");

        assertThatThrownBy(() -> YamlConfig.open(Optional.of("/dev/zero"), Map.of(), "Linux", events::add)
                        .current())
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("config file /dev/zero: is larger than 1 MiB");
    }

    @Test
    void rejects_deep_nesting() throws IOException {
        write("a: " + "[".repeat(63) + "]".repeat(63) + "\n");
        assertThat(config().current()).isEqualTo(ContextName.DEFAULT);

        write("a: " + "[".repeat(64) + "]".repeat(64) + "\n");
        assertRejected(", line 1, column 67: is not YAML: nested more than 64 levels deep");

        write("[".repeat(20_000));
        assertRejected(", line 1, column 65: is not YAML: nested more than 64 levels deep");
        write("? ".repeat(20_000));
        assertThatThrownBy(() -> config().current()).isInstanceOf(InvalidSettingException.class);
    }

    @Test
    void reads_the_largest_file_in_a_moment() throws IOException {
        write(IntStream.range(0, 80_000).mapToObj(key -> "k" + key + ": x\n").collect(Collectors.joining()));
        assertThat(config().current()).isEqualTo(ContextName.DEFAULT);

        write("context: \"" + "\\n".repeat(500_000) + "\"\n");
        assertThat(config().current()).isEqualTo(ContextName.DEFAULT);
    }

    @Test
    void rejects_yaml_that_is_not_a_config() throws IOException {
        write("- access-token\n");
        assertRejected(": is not a mapping");

        write("context: a\nContext: b\n");
        assertRejected(", line 2, column 1: duplicate key \"Context\"");

        write("a: 1\n---\nb: 2\n");
        assertRejected(", line 2, column 1: is not YAML: but found another document");
    }

    @Test
    void reports_a_value_of_the_wrong_kind_by_its_key() throws IOException {
        write("access-token: [a, b]\n");
        assertThatThrownBy(() -> config().token(ContextName.DEFAULT))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("access-token in config file " + file() + ": is not a scalar");

        write("auth-contexts: word\n");
        assertThatThrownBy(() -> config().names())
                .hasMessage("auth-contexts in config file " + file() + ": is not a mapping");
    }

    @Test
    void reports_a_malformed_token_by_its_context_and_never_shows_it() throws IOException {
        write("auth-contexts:\n  team: \"tok-1\\ntok-2\"\n");

        assertThatThrownBy(() -> config().token(TEAM))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(
                        "the token of the context \"team\" in " + file() + ": the access token contains a line break");
    }

    @Test
    void is_empty_and_read_only_without_a_home_directory() {
        YamlConfig config = YamlConfig.open(Optional.empty(), Map.of(), "Linux", ProgressListener.NONE);

        assertThat(config.names()).containsExactly(ContextName.DEFAULT);
        assertThatThrownBy(() -> config.save(TEAM, new AccessToken("tok-team")))
                .isInstanceOf(LocalFileException.class)
                .hasMessage("config file: cannot be located: no home directory is set");
    }

    private void assertRejected(String message) {
        assertThatThrownBy(() -> config().current())
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("config file " + file() + message);
    }

    private YamlConfig config() {
        return YamlConfig.open(Optional.of(file().toString()), Map.of(), "Linux", events::add);
    }

    private Path file() {
        return folder.resolve("doctl").resolve("config.yaml");
    }

    private void write(String text) throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), text);
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-------"));
    }

    private String read() throws IOException {
        return Files.readString(file());
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
