package io.invokectl.cli.reference;

import io.invokectl.cli.command.CommandDefinition.Example;
import io.invokectl.cli.command.CommandNode;
import io.invokectl.cli.command.CommandPath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The commands as one page of Markdown. */
public final class ReferencePage {
    private static final String INTRODUCTION = """
            # Command reference

            Every command as `invokectl COMMAND --help` shows it, and `man invokectl-COMMAND` where the man pages are installed.
            This page is made from the program: `mvn verify -Dretell=true` writes it anew.
            """;

    private ReferencePage() {}

    /** The page of a tree. */
    public static String of(CommandNode root) {
        var pages = new ArrayList<>(Page.all(CommandPath.root(root)));
        Page general = pages.remove(0);
        return Stream.of(
                        Stream.of(INTRODUCTION),
                        general.sections().stream().map(section -> "## " + section.heading() + "\n\n" + table(section)),
                        pages.stream().map(ReferencePage::chapter))
                .flatMap(parts -> parts)
                .collect(Collectors.joining("\n"));
    }

    private static String chapter(Page page) {
        String links = page.related().stream()
                .map(place -> "[`" + place.name() + "`](#" + Page.nameOf(place) + ")")
                .collect(Collectors.joining(", "));
        return Stream.of(
                        Stream.of(
                                "## " + page.place().name() + "\n",
                                escaped(page.syntax().description()) + "\n"),
                        Stream.of(fenced(List.of(page.place().usage()))),
                        page.sections().stream().map(ReferencePage::table),
                        links.isEmpty() ? Stream.<String>of() : Stream.of("See " + links + ".\n"),
                        examples(page.syntax().examples()))
                .flatMap(parts -> parts)
                .collect(Collectors.joining("\n"));
    }

    private static String table(Page.Section section) {
        return section.entries().stream()
                .map(entry -> "| " + term(entry.term()) + " | " + escaped(entry.meaning()) + " |\n")
                .collect(Collectors.joining("", "| " + section.column() + " | meaning |\n|---|---|\n", ""));
    }

    private static String term(String text) {
        String code = "`" + text.replace("|", "\\|") + "`";
        return text.startsWith("invokectl ") ? "[" + code + "](#" + text.replace(' ', '-') + ")" : code;
    }

    private static Stream<String> examples(List<Example> examples) {
        return examples.isEmpty()
                ? Stream.of()
                : Stream.of(fenced(examples.stream().map(ReferencePage::example).toList()));
    }

    private static String example(Example example) {
        return (example.purpose().isEmpty() ? "" : "# " + example.purpose() + "\n") + "invokectl " + example.line()
                + "\n";
    }

    /** Not as sh, which says that a test runs it: one runs the examples of the help. */
    private static String fenced(List<String> lines) {
        return "```text\n" + String.join("\n", lines).strip() + "\n```\n";
    }

    private static String escaped(String text) {
        return text.replaceAll("[\\\\`*<|]", "\\\\$0");
    }
}
