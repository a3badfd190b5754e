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
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    private final List<ProgressEvent> listener = new ArrayList<>();

    @Test
    void a_change_leaves_everything_else_as_it_was_written() throws IOException {
        write(WRITTEN_BY_DOCTL);

        config().makeCurrent(ContextName.DEFAULT);

        assertThat(read()).isEqualTo(WRITTEN_BY_DOCTL.replace("context: team", "context: default"));
    }

    @Test
    void a_file_in_another_charset_is_refused_and_left_as_it_is() throws IOException {
        byte[] latin = "# caf\u00e9\ncontext: team\n".getBytes(StandardCharsets.ISO_8859_1);
        Files.createDirectories(file().getParent());
        Files.write(file(), latin);

        assertThatThrownBy(() -> config().makeCurrent(TEAM))
                .hasMessage("config file " + file() + ": is not UTF-8 text");
        assertThat(Files.readAllBytes(file())).isEqualTo(latin);
    }

    @Test
    void new_values_are_plain_scalars() throws IOException {
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
    void a_token_that_would_read_as_something_else_is_quoted() throws IOException {
        config().save(TEAM, new AccessToken("12345"));

        assertThat(read()).contains("team: '12345'");
        assertThat(config().token(TEAM)).contains(new AccessToken("12345"));
    }

    @Test
    void an_empty_list_of_contexts_written_on_one_line_takes_a_context() throws IOException {
        write("auth-contexts: {}\n");

        config().save(TEAM, new AccessToken("tok-team"));

        assertThat(read()).isEqualTo("auth-contexts:\n  team: tok-team\n");
    }

    @Test
    void case_does_not_count_in_names_and_the_name_in_the_file_stays_as_it_is() throws IOException {
        write("auth-contexts:\n  MiXeD: tok-old\n");

        config().save(new ContextName("mixed"), new AccessToken("tok-new"));

        assertThat(read()).isEqualTo("auth-contexts:\n  MiXeD: tok-new\n");
        assertThat(config().names()).containsExactly(ContextName.DEFAULT, new ContextName("mixed"));
    }

    @Test
    void a_new_file_is_for_its_owners_eyes_and_so_is_one_that_was_open() throws IOException {
        config().save(TEAM, new AccessToken("tok-team"));
        assertThat(permissions(file())).isEqualTo("rw-------");
        assertThat(permissions(file().getParent())).isEqualTo("rwx------");

        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
        config().makeCurrent(TEAM);
        assertThat(permissions(file())).isEqualTo("rw-------");
    }

    @Test
    void a_token_from_a_file_that_others_can_read_draws_a_warning_once() throws IOException {
        write(WRITTEN_BY_DOCTL);
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r-----"));

        YamlConfig config = config();
        config.token(TEAM);
        config.token(ContextName.DEFAULT);

        assertThat(listener)
                .containsExactly(new ProgressEvent.Remark(file() + " holds an access token and others can read it;"
                        + " close it with: chmod 600 " + file()));
    }

    @Test
    void a_file_without_a_token_may_be_open() throws IOException {
        write("output: json\naccess-token: \"\"\n");
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));

        config().get("output");
        config().token(ContextName.DEFAULT);

        assertThat(listener).isEmpty();
    }

    @Test
    void a_link_to_the_file_stays_a_link() throws IOException {
        Path real = Files.writeString(folder.resolve("dotfiles.yaml"), "context: default\n");
        Files.createDirectories(file().getParent());
        Files.createSymbolicLink(file(), real);

        config().save(TEAM, new AccessToken("tok-team"));

        assertThat(file()).isSymbolicLink();
        assertThat(Files.readString(real)).contains("team: tok-team");
    }

    @Test
    void nothing_is_left_beside_the_file() throws IOException {
        config().save(TEAM, new AccessToken("tok-team"));

        try (var entries = Files.list(file().getParent())) {
            assertThat(entries).containsExactly(file());
        }
    }

    @Test
    void a_change_that_is_refused_changes_nothing() throws IOException {
        write(WRITTEN_BY_DOCTL);

        assertThatThrownBy(() -> config().remove(new ContextName("nope"))).isInstanceOf(UnknownContextException.class);

        assertThat(read()).isEqualTo(WRITTEN_BY_DOCTL);
    }

    @Test
    void a_file_that_can_not_be_written_says_so() throws IOException {
        Files.writeString(folder.resolve("doctl"), "a file where the folder should be");

        assertThatThrownBy(() -> new ConfigFile(file()).write("context: team\n"))
                .isInstanceOf(LocalFileException.class)
                .hasMessageStartingWith("config file " + file() + ": cannot be written: ");
    }

    @Test
    void a_folder_in_its_place_can_not_be_read() throws IOException {
        Files.createDirectories(file());

        assertThatThrownBy(() -> config().current())
                .isInstanceOf(LocalFileException.class)
                .hasMessageStartingWith("config file " + file() + ": cannot be read: ");
    }

    @Test
    void what_is_not_yaml_is_named_by_line_and_column() throws IOException {
        write("context: default\naccess-token: [unclosed\n");
        assertRefused(", line 3, column 1: is not YAML: expected ',' or ']', but got <stream end>");

        write("a: b: c\n");
        assertRefused(", line 1, column 5: is not YAML: mapping values are not allowed here");
    }

    @Test
    void what_is_yaml_but_no_config_is_named() throws IOException {
        write("- access-token\n");
        assertRefused(": is not a list of keys and values");

        write("context: a\nContext: b\n");
        assertRefused(", line 2, column 1: the key \"Context\" stands twice");

        write("a: 1\n---\nb: 2\n");
        assertRefused(", line 2, column 1: is not YAML: but found another document");
    }

    @Test
    void a_value_of_the_wrong_kind_is_named_by_its_key() throws IOException {
        write("access-token: [a, b]\n");
        assertThatThrownBy(() -> config().token(ContextName.DEFAULT))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("access-token in config file " + file() + ": is not a plain value");

        write("auth-contexts: word\n");
        assertThatThrownBy(() -> config().names())
                .hasMessage("auth-contexts in config file " + file() + ": is not a list of keys and values");
    }

    @Test
    void a_token_that_can_be_none_is_named_by_its_context_and_not_shown() throws IOException {
        write("auth-contexts:\n  team: \"tok-1\\ntok-2\"\n");

        assertThatThrownBy(() -> config().token(TEAM))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(
                        "the token of the context \"team\" in " + file() + ": the access token contains a line break");
    }

    @Test
    void without_a_home_there_is_nothing_to_read_and_nowhere_to_write() {
        YamlConfig homeless = YamlConfig.ofUser(Map.of(), "Linux", ProgressListener.NONE);

        assertThat(homeless.names()).containsExactly(ContextName.DEFAULT);
        assertThatThrownBy(() -> homeless.save(TEAM, new AccessToken("tok-team")))
                .isInstanceOf(LocalFileException.class)
                .hasMessage("the config file: has no place: set HOME, or name a file with --config");
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> config().current())
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("config file " + file() + message);
    }

    private YamlConfig config() {
        return YamlConfig.in(file().toString(), listener::add);
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
