package io.invokectl.cli;

import io.invokectl.cli.command.ArgsNormalizer;
import io.invokectl.cli.command.CommandNode;
import io.invokectl.cli.command.CommandPath;
import io.invokectl.cli.command.GlobalFlags;
import io.invokectl.cli.output.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a command line addresses, and what is left of it.
 *
 * @param path the nodes from the root on
 * @param words the flags and arguments
 */
record CommandResolver(List<CommandNode> path, List<String> words) {
    private static final ArgsNormalizer GLOBALS = new ArgsNormalizer(GlobalFlags.ALL);

    /** Switches of single commands, which take no value though they stand before the command. */
    private static final Set<String> SWITCHES = Set.of(
            "--dry-run",
            "--at-most-once",
            "--no-at-most-once",
            "--retry-failed",
            "--force",
            "--sidecar",
            "--token-stdin");

    /**
     * Finds the node that the words name. Flags may stand anywhere; one that is not known here takes the next word, as
     * with doctl.
     */
    static CommandResolver find(CommandNode root, List<String> words) {
        var path = new ArrayList<CommandNode>(List.of(root));
        var rest = new ArrayList<String>();
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at);
            CommandNode here = path.get(path.size() - 1);
            boolean member = here.child(word).isPresent();
            if ((here.command().isPresent() && !member) || word.equals("--")) {
                rest.addAll(words.subList(at, words.size()));
                break;
            }
            if (word.equals("--version") && path.size() == 1) {
                path.add(here.child("version").orElseThrow());
            } else if (word.length() > 1 && word.startsWith("-")) {
                rest.add(word);
                if (takesNext(word) && at + 1 < words.size()) {
                    at++;
                    rest.add(words.get(at));
                }
            } else {
                path.add(here.child(word).orElseThrow(() -> unknown(here, word)));
            }
        }
        return new CommandResolver(List.copyOf(path), List.copyOf(rest));
    }

    CommandNode node() {
        return path.get(path.size() - 1);
    }

    /** The words that address the node, from the name of the program on. */
    String name() {
        return path.stream().map(CommandNode::name).collect(Collectors.joining(" "));
    }

    CommandPath place() {
        return new CommandPath(name(), node());
    }

    private static boolean takesNext(String word) {
        boolean isGlobal = GlobalFlags.ALL.stream().anyMatch(flag -> word.equals("--" + flag.name()));
        if (isGlobal) {
            return GLOBALS.takesNext(word);
        }
        if (!word.startsWith("--")) {
            return GLOBALS.takesNext(word) || (word.length() == 2 && !GLOBALS.knows(word.charAt(1)));
        }
        return word.indexOf('=') < 0 && !SWITCHES.contains(word);
    }

    private static UsageException unknown(CommandNode here, String word) {
        String near = Suggestions.to(word, here.words().toList())
                .map(name -> "; did you mean \"" + name + "\"?")
                .orElse("");
        return new UsageException("there is no command \"" + word + "\"" + near);
    }
}
