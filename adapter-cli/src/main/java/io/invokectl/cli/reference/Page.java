package io.invokectl.cli.reference;

import io.invokectl.cli.args.CommandDefinition;
import io.invokectl.cli.args.Flag;
import io.invokectl.cli.args.GlobalFlags;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.session.CommandNode;
import io.invokectl.cli.session.CommandPath;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The documentation of a command or a group, with what all commands have in common at the root. */
record Page(CommandPath path, List<Section> sections, List<CommandPath> related) {
    private static final List<Entry> VARIABLES = List.of(
            new Entry(
                    "DIGITALOCEAN_…",
                    "Sets a global flag, such as DIGITALOCEAN_ACCESS_TOKEN or DIGITALOCEAN_HTTP_RETRY_MAX. The order of"
                            + " precedence is flag, environment variable, config file."),
            new Entry("MODEL_ACCESS_KEY, DIGITALOCEAN_TOKEN", "Alternative variables for the access token"),
            new Entry(
                    "HTTPS_PROXY, HTTP_PROXY, NO_PROXY",
                    "Proxy for requests to the API, and the hosts to reach without it"),
            new Entry("SSL_CERT_FILE", "CA certificates to trust, as with --ca-file"),
            new Entry("SSL_CERT_DIR", "Directories of CA certificates to trust, separated by colons"),
            new Entry("XDG_CONFIG_HOME", "Directory that holds doctl/config.yaml"),
            new Entry("XDG_STATE_HOME", "Directory that holds invokectl/ledger.db, the ledger"));

    /** A list of terms; the column is what a term is, for the head of a table. */
    record Section(String heading, String column, List<Entry> entries) {}

    /** A command, flag, argument, exit code or variable, and its description. */
    record Entry(String term, String meaning) {}

    /** The pages of all commands and groups. A command that has several paths has one page, for the first path. */
    static Collection<Page> all(CommandPath root) {
        Map<CommandNode, CommandPath> paths = new LinkedHashMap<>();
        root.all().forEach(path -> paths.putIfAbsent(path.node(), path));
        return paths.values().stream()
                .map(path -> new Page(
                        path,
                        path.equals(root) ? general(paths.values()) : sections(path),
                        path.members().map(member -> paths.get(member.node())).toList()))
                .toList();
    }

    /** The name of its man page and of its anchor in the reference. */
    String name() {
        return nameOf(path);
    }

    static String nameOf(CommandPath path) {
        return path.name().replace(' ', '-');
    }

    CommandDefinition definition() {
        return path.node().definition();
    }

    private static List<Section> general(Collection<CommandPath> paths) {
        return List.of(
                new Section(
                        "Commands",
                        "command",
                        paths.stream()
                                .filter(path -> path.node().command().isPresent())
                                .map(path -> new Entry(path.name(), path.node().summary()))
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

    private static List<Section> sections(CommandPath path) {
        CommandDefinition definition = path.node().definition();
        List<Entry> members = path.node().members().stream()
                .map(member -> new Entry(String.join(", ", member.names()), member.summary()))
                .toList();
        List<Entry> arguments = definition.arguments().stream()
                .map(each -> new Entry(each.usage(), each.description()))
                .toList();
        return Stream.of(
                        new Section("Commands", "command", members),
                        new Section("Arguments", "argument", arguments),
                        new Section("Flags", "flag", flags(definition.flags())))
                .filter(section -> !section.entries().isEmpty())
                .toList();
    }

    private static List<Entry> flags(List<Flag> flags) {
        return flags.stream()
                .map(flag -> new Entry(flag.usage(), flag.description()))
                .toList();
    }
}
