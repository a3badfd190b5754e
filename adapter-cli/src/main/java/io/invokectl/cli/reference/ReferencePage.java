package io.invokectl.cli.reference;

import io.invokectl.cli.args.CommandDefinition.Example;
import io.invokectl.cli.session.CommandPath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All commands on one page of Markdown. */
public final class ReferencePage {
    private static final String INTRODUCTION = """
            # Command reference

            Every command as `invokectl COMMAND --help` and `man invokectl-COMMAND` show it. This page is generated from the
            program: `mvn verify -Dreference.update=true` updates it.
            """;

    private ReferencePage() {}

    /** The page of a tree. */
    public static String of(CommandPath root) {
        var pages = new ArrayList<>(Page.all(root));
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
                .map(path -> "[`" + path.name() + "`](#" + Page.nameOf(path) + ")")
                .collect(Collectors.joining(", "));
        return Stream.of(
                        Stream.of(
                                "## " + page.path().name() + "\n",
                                escaped(page.definition().description()) + "\n"),
                        Stream.of(fenced(List.of(page.path().usage()))),
                        page.sections().stream().map(ReferencePage::table),
                        links.isEmpty() ? Stream.<String>of() : Stream.of("See " + links + ".\n"),
                        examples(page.definition().examples()))
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

    /** Not marked as sh: a test runs every sh block of the documents, and another one the examples of the help. */
    private static String fenced(List<String> lines) {
        return "```text\n" + String.join("\n", lines).strip() + "\n```\n";
    }

    private static String escaped(String text) {
        return text.replaceAll("[\\\\`*<|]", "\\\\$0");
    }
}
