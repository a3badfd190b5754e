package io.invokectl.cli;

import io.invokectl.cli.args.ArgsParser;
import io.invokectl.cli.output.OutputFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The output format for an error in a command line that has no session: the one that its global flags name. */
final class FallbackOutputFormat {
    private FallbackOutputFormat() {}

    static OutputFormat of(List<String> words, Map<String, String> environment) {
        return ArgsParser.parseGlobals(words)
                .text("output")
                .or(() -> Optional.ofNullable(environment.get("DIGITALOCEAN_OUTPUT")))
                .flatMap(word -> OutputFormat.named(word, OutputFormat.values()))
                .orElse(OutputFormat.TEXT);
    }
}
