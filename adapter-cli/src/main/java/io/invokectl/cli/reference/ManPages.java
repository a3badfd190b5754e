package io.invokectl.cli.reference;

import io.invokectl.cli.args.CommandDefinition.Example;
import io.invokectl.cli.session.CommandPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Man pages in ASCII, with the macros that every {@code man} understands. */
public final class ManPages {
    private ManPages() {}

    /** The pages of a tree, by file name. */
    public static Map<String, String> of(CommandPath root) {
        var pages = new LinkedHashMap<String, String>();
        for (Page page : Page.all(root)) {
            pages.put(page.name() + ".1", page(page));
        }
        return pages;
    }

    private static String page(Page page) {
        return Stream.of(
                        Stream.of(
                                ".TH " + escaped(page.name().toUpperCase(Locale.ROOT))
                                        + " 1 \"\" invokectl \"invokectl\"",
                                ".SH NAME",
                                text(page.name() + " - " + page.path().node().summary()),
                                ".SH SYNOPSIS",
                                text(page.path().usage()),
                                ".SH DESCRIPTION",
                                paragraphs(page.definition().description())),
                        page.sections().stream().flatMap(ManPages::section),
                        examples(page.definition().examples()),
                        Stream.of(".SH SEE ALSO", related(page)))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String paragraphs(String description) {
        return Stream.of(description.split("\n\n")).map(ManPages::text).collect(Collectors.joining("\n.PP\n"));
    }

    private static Stream<String> section(Page.Section section) {
        return Stream.concat(
                Stream.of(".SH " + section.heading().toUpperCase(Locale.ROOT)),
                section.entries().stream()
                        .flatMap(entry ->
                                Stream.of(".TP", "\\fB" + escaped(entry.term()) + "\\fR", text(entry.meaning()))));
    }

    private static Stream<String> examples(List<Example> examples) {
        return examples.isEmpty()
                ? Stream.of()
                : Stream.concat(
                        Stream.of(".SH EXAMPLES"),
                        examples.stream()
                                .flatMap(example -> Stream.of(
                                        ".TP",
                                        text(example.purpose()),
                                        ".EX",
                                        text("invokectl " + example.line()),
                                        ".EE")));
    }

    private static String related(Page page) {
        Stream<String> root = page.path().name().contains(" ") ? Stream.of("invokectl") : Stream.of("doctl");
        return Stream.concat(root, page.related().stream().map(Page::nameOf))
                .map(name -> "\\fB" + escaped(name) + "\\fR(1)")
                .collect(Collectors.joining(",\n"));
    }

    /** A line of text. One that begins like a macro is escaped. */
    private static String text(String text) {
        String escaped = escaped(text);
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\e")
                .replace("…", "...")
                .replace("-", "\\-")
                .replace("'", "\\(aq")
                .replace("`", "\\(ga")
                .replace("^", "\\(ha")
                .replace("~", "\\(ti");
    }
}
