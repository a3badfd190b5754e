package io.invokectl.cli.reference;

import io.invokectl.cli.command.CommandDefinition;
import io.invokectl.cli.command.CommandNode;
import io.invokectl.cli.command.CommandPath;
import io.invokectl.cli.command.Flag;
import io.invokectl.cli.command.GlobalFlags;
import io.invokectl.cli.output.ExitCode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What there is to say about a place in the tree of commands.
 *
 * @param place the place
 * @param sections lists of what can be typed there, and at the root of what holds everywhere
 * @param related the pages of what is below it
 */
record Page(CommandPath place, List<Section> sections, List<CommandPath> related) {
    private static final List<Entry> VARIABLES = List.of(
            new Entry(
                    "DIGITALOCEAN_…",
                    "A global flag by its name, such as DIGITALOCEAN_ACCESS_TOKEN or DIGITALOCEAN_HTTP_RETRY_MAX. A flag on"
                            + " the command line comes first, the config file last."),
            new Entry("MODEL_ACCESS_KEY, DIGITALOCEAN_TOKEN", "Other names for the access token"),
            new Entry("HTTPS_PROXY, HTTP_PROXY, NO_PROXY", "What stands between this machine and the API"),
            new Entry("SSL_CERT_FILE", "Certificate authorities, as with --ca-file"),
            new Entry("XDG_CONFIG_HOME", "Where the config file is looked for, in doctl/config.yaml"),
            new Entry("XDG_STATE_HOME", "Where the ledger lies, in invokectl/ledger.db"));

    /**
     * A list with a heading.
     *
     * @param heading the heading
     * @param column what each entry is
     * @param entries the list
     */
    record Section(String heading, String column, List<Entry> entries) {}

    /**
     * One thing in a list.
     *
     * @param term the thing
     * @param meaning what it does
     */
    record Entry(String term, String meaning) {}

    /** The pages of all places. What stands at several places is told at the first. */
    static Collection<Page> all(CommandPath root) {
        Map<CommandNode, CommandPath> places = new LinkedHashMap<>();
        root.all().forEach(place -> places.putIfAbsent(place.node(), place));
        return places.values().stream()
                .map(place -> new Page(
                        place,
                        place.equals(root) ? general(places.values()) : sections(place),
                        place.members().map(member -> places.get(member.node())).toList()))
                .toList();
    }

    /** Its name where it is one word. */
    String name() {
        return nameOf(place);
    }

    static String nameOf(CommandPath place) {
        return place.name().replace(' ', '-');
    }

    CommandDefinition syntax() {
        return place.node().syntax();
    }

    private static List<Section> general(Collection<CommandPath> places) {
        return List.of(
                new Section(
                        "Commands",
                        "command",
                        places.stream()
                                .filter(place -> place.node().command().isPresent())
                                .map(place ->
                                        new Entry(place.name(), place.node().summary()))
                                .toList()),
                new Section("Global flags", "flag", flags(GlobalFlags.ALL)),
                new Section(
                        "Exit codes",
                        "code",
                        Stream.of(ExitCode.values())
                                .map(code -> new Entry(String.valueOf(code.number()), code.meaning()))
                                .toList()),
                new Section("Environment", "variable", VARIABLES));
    }

    private static List<Section> sections(CommandPath place) {
        CommandDefinition syntax = place.node().syntax();
        List<Entry> members = place.node().members().stream()
                .map(member -> new Entry(String.join(", ", member.names()), member.summary()))
                .toList();
        List<Entry> arguments = syntax.arguments().stream()
                .map(each -> new Entry(each.usage(), each.description()))
                .toList();
        return Stream.of(
                        new Section("Commands", "command", members),
                        new Section("Arguments", "argument", arguments),
                        new Section("Flags", "flag", flags(syntax.flags())))
                .filter(section -> !section.entries().isEmpty())
                .toList();
    }

    private static List<Entry> flags(List<Flag> flags) {
        return flags.stream()
                .map(flag -> new Entry(flag.usage(), flag.description()))
                .toList();
    }
}
