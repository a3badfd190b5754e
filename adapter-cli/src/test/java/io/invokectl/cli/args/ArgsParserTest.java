package io.invokectl.cli.args;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.cli.args.CommandDefinition.Arguments;
import io.invokectl.cli.args.CommandDefinition.Arguments.Arity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The conventions of doctl's flag library, as picocli is configured to follow them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ArgsParserTest {
    private static final List<Flag> FLAGS = List.of(
            Flag.text("model", "<id>", "").shortName('m'),
            Flag.text("prompt", "<text>", ""),
            Flag.list("field", "<key=value>", "").shortName('F'),
            Flag.bool("dry-run", "").shortName('n'),
            Flag.bool("force", "").shortName('f'));

    private static Flags parse(Arity arity, String... words) {
        var arguments = new Arguments("<id>", arity, "", CompletionCandidates.ANY);
        return new ArgsParser("invokectl test", new CommandDefinition("", FLAGS, Optional.of(arguments), List.of()))
                .parse(List.of(words));
    }

    private static Map<String, String> given(String line) {
        return parse(Arity.ANY, line.split(" ")).given(FLAGS);
    }

    private static List<String> arguments(String line) {
        return parse(Arity.ANY, line.split(" ")).arguments(word -> word);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "--model m          | {model=m}",
                "--model=m          | {model=m}",
                "--model=a=b        | {model=a=b}",
                "--model=           | {model=}",
                "-m m               | {model=m}",
                "-mm                | {model=m}",
                "-m=m               | {model=m}",
                "-m=                | {model=}",
                "-nm m              | {model=m, dry-run=true}",
                "-nfmfoo            | {model=foo, dry-run=true, force=true}",
                "-nm=foo            | {model=foo, dry-run=true}",
                "-nf=false          | {dry-run=true, force=false}",
                "--model a --model b| {model=b}",
                "--prompt --model   | {prompt=--model}",
                "--prompt --        | {prompt=--}",
                "--prompt -         | {prompt=-}",
                "--prompt --help    | {prompt=--help}",
                "--prompt=--dry-run | {prompt=--dry-run}",
                "--prompt=-n        | {prompt=-n}",
                "-m-n               | {model=-n}",
                "--prompt --dry     | {prompt=--dry}",
                "--prompt -number   | {prompt=-number}",
                "--prompt -o        | {prompt=-o}",
                "--prompt 'a'       | {prompt='a'}",
                "--prompt @file     | {prompt=@file}",
                "--dry-run          | {dry-run=true}",
                "--dry-run=false    | {dry-run=false}",
                "--dry-run=F -n     | {dry-run=true}",
                "-n --dry-run=0     | {dry-run=0}",
                "-- --model m       | {}",
            },
            quoteCharacter = '"')
    void parses_flags_like_doctl(String line, String values) {
        assertThat(given(line)).hasToString(values);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a b              | a b",
                "a --model m b    | a b",
                "a --dry-run b    | a b",
                "-n false         | false",
                "-                | -",
                "-- -a --model b  | -a --model b",
                "a -- b -n        | a b -n",
            })
    void collects_the_arguments_between_flags(String line, String remaining) {
        assertThat(arguments(line)).containsExactly(remaining.split(" "));
    }

    @Test
    void a_repeatable_flag_collects_its_values_and_the_last_value_of_others_wins() {
        Flags flags = parse(Arity.ANY, "-F", "a=1", "--field=b=2", "-Fc=3", "-m", "first", "-m", "last");

        assertThat(flags.texts("field")).containsExactly("a=1", "b=2", "c=3");
        assertThat(flags.text("model")).contains("last");
    }

    @Test
    void an_empty_value_counts_as_absent() {
        assertThat(parse(Arity.ANY, "--model", "m", "--model", "").text("model"))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a --modle x     | unknown flag --modle of invokectl test; did you mean --model?",
                "a --zzz=x       | unknown flag --zzz of invokectl test; see: invokectl test --help",
                "a -nX           | unknown flag -X of invokectl test; see: invokectl test --help",
                "a --model       | --model needs a value: <id>",
                "a -nm           | --model needs a value: <id>",
                "a --prompt --dry-run     | --prompt needs a value, but --dry-run is a flag; if it is the value, write --prompt=--dry-run",
                "a --prompt --dry-run=no  | --prompt needs a value, but --dry-run=no is a flag; if it is the value, write --prompt=--dry-run=no",
                "a --model -n             | --model needs a value, but -n is a flag; if it is the value, write --model=-n",
                "a -nm -q                 | --model needs a value, but -q is a flag; if it is the value, write --model=-q",
                "a --prompt --ledger none | --prompt needs a value, but --ledger is a flag; if it is the value, write --prompt=--ledger",
                "a --prompt -Fseed=1      | --prompt needs a value, but -Fseed=1 is a flag; if it is the value, write --prompt=-Fseed=1",
                "a -t --quiet             | --access-token needs a value, but --quiet is a flag; if it is the value, write --access-token=--quiet",
                "a --seed 7               | unknown flag --seed of invokectl test; for the input field, write -F seed=…",
                "a --num-images=2         | unknown flag --num-images of invokectl test; for the input field, write -F num_images=2",
                "a fal-ai/flux/schnell    | unexpected argument \"fal-ai/flux/schnell\" of invokectl test; if it is the model, write -m fal-ai/flux/schnell",
                "a -- --model             | unexpected argument \"--model\" of invokectl test; quote a value that contains spaces",
                "-n              | missing argument: <id>; see: invokectl test --help",
                "a b             | unexpected argument \"b\" of invokectl test; quote a value that contains spaces",
                "a -nf=perhaps   | --force: \"perhaps\" is neither true nor false",
                "a --force=      | --force: \"\" is neither true nor false",
                "a --help=maybe  | --help: \"maybe\" is neither true nor false",
            },
            quoteCharacter = '\'')
    void an_invalid_command_line_is_rejected(String line, String problem) {
        assertThatThrownBy(() -> parse(Arity.ONE, line.split(" "))).hasMessage(problem);
    }

    @ParameterizedTest
    @CsvSource({"--help", "-nh", "--unknown --help", "a b -h --model", "--force=perhaps --help"})
    void help_works_on_an_invalid_command_line(String line) {
        assertThat(parse(Arity.ONE, line.split(" ")).isOn("help")).isTrue();
    }

    @Test
    void requires_at_least_one_of_several_arguments() {
        assertThat(parse(Arity.SOME, "a", "-n", "b").arguments(word -> word)).containsExactly("a", "b");
        assertThatThrownBy(() -> parse(Arity.SOME, "-n")).hasMessageStartingWith("missing argument: <id>");
    }

    @Test
    void finds_global_flags_among_unknown_words() {
        List<String> words =
                Stream.of("frobnicate", "--zzz", "-ojson", "--dry-run", "-m").toList();

        assertThat(ArgsParser.parseGlobals(words).text("output")).contains("json");
    }
}
