package io.invokectl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.cli.CommandResolver.Resolved;
import io.invokectl.cli.args.Flag;
import io.invokectl.cli.args.GlobalFlags;
import io.invokectl.cli.session.CommandNode;
import io.invokectl.cli.session.CommandPath;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class CommandResolverTest {
    private static final CommandNode TREE = CliFixture.tree();

    private static Resolved resolve(List<String> words) {
        return new CommandResolver(TREE).resolve(words);
    }

    private static Resolved resolve(String line) {
        return resolve(List.of(line.split(" ")));
    }

    /** Every command with every one of its flags, in each spelling. */
    static Stream<Arguments> flags() {
        return CommandPath.root(TREE)
                .all()
                .flatMap(path -> Stream.concat(GlobalFlags.ALL.stream(), path.node().definition().flags().stream())
                        .flatMap(flag -> flag.spellings().map(spelling -> Arguments.of(path, spelling, flag))));
    }

    /** The value is the name of a command: the words that a flag must take with it. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("flags")
    void a_flag_has_the_same_meaning_before_and_after_a_command(CommandPath path, String spelling, Flag flag) {
        List<String> command = Stream.of(path.name().split(" ")).skip(1).toList();
        List<String> words = flag.takesValue() ? List.of(spelling, "create") : List.of(spelling);

        Resolved before =
                resolve(Stream.of(words, command).flatMap(List::stream).toList());
        Resolved between = resolve(Stream.of(
                        command.stream().limit(1),
                        words.stream(),
                        command.stream().skip(1))
                .flatMap(each -> each)
                .toList());

        assertThat(before.path().name()).isEqualTo(path.name());
        assertThat(before.words()).isEqualTo(words);
        assertThat(between).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "--refresh list                                  | invokectl list           | --refresh",
                "--not-charged doubts resolve job_1              | invokectl doubts resolve | --not-charged job_1",
                "doubts --not-charged resolve job_1              | invokectl doubts resolve | --not-charged job_1",
                "-o json list                                    | invokectl list           | -o json",
                "--dry-run create --prompt x                     | invokectl create         | --dry-run --prompt x",
                "-vqm create get req_1                           | invokectl get            | -vqm create req_1",
                "-mcreate get req_1                              | invokectl get            | -mcreate req_1",
                "--model=create get req_1                        | invokectl get            | --model=create req_1",
                "--zzz create get                                | invokectl get            | --zzz create",
                "-z create get                                   | invokectl get            | -z create",
                "-vz get                                         | invokectl get            | -vz",
                "get create --zzz list                           | invokectl get            | create --zzz list",
                "doubts -- resolve                               | invokectl doubts         | -- resolve",
                "--version                                       | invokectl version        | ''",
            })
    void passes_flags_before_a_command_to_its_parser(String line, String command, String words) {
        Resolved resolved = resolve(line);

        assertThat(resolved.path().name()).isEqualTo(command);
        assertThat(String.join(" ", resolved.words())).isEqualTo(words);
    }

    @Test
    void resolving_a_command_line_creates_no_other_group_or_command() {
        var asked = new AtomicInteger();
        var created = new AtomicInteger();
        CommandNode near = counted("near", created);
        CommandNode far = counted("far", created);
        Supplier<List<CommandNode>> last = () -> {
            asked.incrementAndGet();
            return List.of(far);
        };
        var resolver = new CommandResolver(CommandTree.of(List.of(() -> List.of(near), last)));

        assertThat(resolver.resolve(List.of("-o", "json", "-v", "near", "--any", "word"))
                        .path()
                        .name())
                .isEqualTo("invokectl near");
        assertThat(Map.of("asked", asked.get(), "created", created.get())).isEqualTo(Map.of("asked", 0, "created", 0));
    }

    private static CommandNode counted(String name, AtomicInteger created) {
        return CommandNode.command(name, "", () -> {
            created.incrementAndGet();
            throw new AssertionError(name + " was created");
        });
    }
}
