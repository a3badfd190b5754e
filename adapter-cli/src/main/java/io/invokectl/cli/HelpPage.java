package io.invokectl.cli;

import io.invokectl.cli.args.CommandDefinition;
import io.invokectl.cli.args.CommandDefinition.Example;
import io.invokectl.cli.args.Flag;
import io.invokectl.cli.args.GlobalFlags;
import io.invokectl.cli.session.CommandNode;
import io.invokectl.cli.session.CommandPath;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;

/** The help of a command or a group. */
final class HelpPage {
    private static final int WIDTH = 100;
    private static final int LEFT = 32;
    private static final String PROGRAM = "invokectl";

    private final ColorScheme plain = Help.defaultColorScheme(Ansi.OFF);
    private final StringBuilder page = new StringBuilder();

    static String of(CommandPath path) {
        CommandDefinition definition = path.node().definition();
        var help = new HelpPage();
        Stream.of(definition.description().split("\n\n")).forEach(help::paragraph);
        help.page.append("Usage: ").append(path.usage()).append("\n\n");
        help.members(path.node());
        help.flags("Flags", definition.flags());
        help.flags("Global flags", GlobalFlags.ALL);
        if (path.node().command().isPresent()) {
            help.examples(definition.examples());
        } else {
            help.page
                    .append("Use \"")
                    .append(path.name())
                    .append(" <command> --help\" for more information about a command.\n");
        }
        return help.page.toString().stripTrailing();
    }

    private void members(CommandNode node) {
        if (node.members().isEmpty()) {
            return;
        }
        page.append("Commands:\n");
        TextTable table = table();
        for (CommandNode child : node.members()) {
            table.addRowValues(String.join(", ", child.names()), child.summary());
        }
        page.append(table).append('\n');
    }

    private void paragraph(String text) {
        TextTable table = TextTable.forColumns(plain, new Column(WIDTH, 0, Column.Overflow.WRAP));
        table.indentWrappedLines = 0;
        table.addRowValues(text);
        page.append(table).append('\n');
    }

    private void flags(String heading, List<Flag> flags) {
        if (flags.isEmpty()) {
            return;
        }
        page.append(heading).append(":\n");
        TextTable table = table();
        flags.forEach(flag -> table.addRowValues(names(flag), flag.description()));
        page.append(table).append('\n');
    }

    private void examples(List<Example> examples) {
        page.append("Examples:\n");
        page.append(examples.stream()
                .map(example -> (example.purpose().isEmpty() ? "" : "  # " + example.purpose() + "\n") + "  " + PROGRAM
                        + " " + example.line() + "\n")
                .collect(Collectors.joining("\n")));
    }

    private TextTable table() {
        return TextTable.forColumns(
                plain, new Column(LEFT, 2, Column.Overflow.SPAN), new Column(WIDTH - LEFT, 2, Column.Overflow.WRAP));
    }

    private static String names(Flag flag) {
        return (flag.shortName().isPresent() ? "" : "    ") + flag.usage();
    }
}
