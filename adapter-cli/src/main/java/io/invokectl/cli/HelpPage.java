package io.invokectl.cli;

import io.invokectl.cli.command.Flag;
import io.invokectl.cli.command.GlobalFlags;
import io.invokectl.cli.command.Node;
import io.invokectl.cli.command.Syntax;
import io.invokectl.cli.command.Syntax.Arguments;
import io.invokectl.cli.command.Syntax.Example;
import java.util.List;
import java.util.stream.Collectors;
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

    /** The page of a command. */
    static String of(String command, Node node, Syntax syntax) {
        var help = new HelpPage();
        help.paragraph(syntax.description());
        String arguments = syntax.arguments().map(HelpPage::arguments).orElse("");
        help.page.append("Usage: ").append(command).append(arguments).append(" [flags]\n\n");
        if (!node.children().isEmpty()) {
            help.members(node);
        }
        help.flags("Flags", syntax.flags());
        help.flags("Global flags", GlobalFlags.ALL);
        help.examples(syntax.examples());
        return help.text();
    }

    private static String arguments(Arguments arguments) {
        return switch (arguments.arity()) {
            case ONE -> " " + arguments.label();
            case SOME -> " " + arguments.label() + "…";
            case ANY -> " [" + arguments.label() + "…]";
        };
    }

    /** The page of a group. */
    static String of(String group, Node node) {
        var help = new HelpPage();
        help.paragraph(node.summary());
        help.page.append("Usage: ").append(group).append(" <command> [flags]\n\n");
        help.members(node);
        help.flags("Global flags", GlobalFlags.ALL);
        help.page.append("More about a command: ").append(group).append(" <command> --help\n");
        return help.text();
    }

    private void members(Node node) {
        page.append("Commands:\n");
        TextTable table = table();
        for (Node child : node.members()) {
            String names = String.join(", ", child.name(), String.join(", ", child.aliases()));
            table.addRowValues(names.replaceAll(", $", ""), child.summary());
        }
        page.append(table).append('\n');
    }

    private void paragraph(String text) {
        TextTable table = TextTable.forColumns(plain, new Column(WIDTH, 0, Column.Overflow.WRAP));
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
        String letter = flag.letter().map(name -> "-" + name + ", ").orElse("    ");
        return letter + "--" + flag.name()
                + flag.label().map(label -> " " + label).orElse("");
    }

    private String text() {
        return page.toString().stripTrailing();
    }
}
