package io.invokectl.cli;

import io.invokectl.cli.args.Flag;
import io.invokectl.cli.args.GlobalFlags;
import io.invokectl.cli.args.Suggestions;
import io.invokectl.cli.output.UsageException;
import io.invokectl.cli.session.CommandNode;
import io.invokectl.cli.session.CommandPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds the command that a command line addresses, among flags that may precede it. */
final class CommandResolver {
    private static final Set<String> DOCTL_GROUPS = Set.of(
            "chat-completions", "chat", "chatcompletion", "embeddings", "images", "messages", "models", "responses");

    private final CommandPath root;

    CommandResolver(CommandNode root) {
        this.root = CommandPath.root(root);
    }

    /** A command or group, and the words that are left for its parser: flags and arguments. */
    record Resolved(CommandPath path, List<String> words) {}

    /** Splits a command line. A flag that no command has takes the next word as its value, as in doctl. */
    Resolved resolve(List<String> words) {
        CommandPath path = root;
        var rest = new ArrayList<String>();
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at);
            CommandNode here = path.node();
            boolean flag = word.length() > 1 && word.startsWith("-");
            Optional<CommandNode> child = word.equals("--version") && path.equals(root)
                    ? here.child("version")
                    : Optional.of(word).filter(name -> !flag).flatMap(here::child);
            if (child.isPresent()) {
                path = new CommandPath(path.name() + " " + child.get().name(), child.get());
            } else if (word.equals("--")
                    || (here.command().isPresent() && (!flag || here.members().isEmpty()))) {
                rest.addAll(words.subList(at, words.size()));
                break;
            } else if (!flag) {
                throw unknown(here, word);
            } else {
                rest.add(word);
                if (takesNext(word) && at + 1 < words.size()) {
                    at++;
                    rest.add(words.get(at));
                }
            }
        }
        return new Resolved(path, List.copyOf(rest));
    }

    private boolean takesNext(String word) {
        if (word.startsWith("--")) {
            return !word.contains("=")
                    && flag(flag -> word.equals("--" + flag.name()))
                            .map(Flag::takesValue)
                            .orElse(true);
        }
        int last = word.length() - 1;
        for (int at = 1; at <= last; at++) {
            Optional<Character> letter = Optional.of(word.charAt(at));
            Optional<Flag> flag = flag(each -> each.shortName().equals(letter));
            if (flag.isEmpty() || flag.get().takesValue()) {
                return at == last && (flag.isPresent() || last == 1);
            }
        }
        return false;
    }

    /** Flags of the same name take the same values in every command, so the first one decides. */
    private Optional<Flag> flag(Predicate<Flag> named) {
        return GlobalFlags.ALL.stream()
                .filter(named)
                .findFirst()
                .or(() -> root.flags().filter(named).findFirst());
    }

    private static UsageException unknown(CommandNode here, String word) {
        boolean api = here.names().contains("serverless-inference");
        if (api && DOCTL_GROUPS.contains(word)) {
            return new UsageException(
                    "\"" + word + "\" is not part of invokectl, which has async-invoke only; use doctl");
        }
        if (word.equals("cancel")) {
            return new UsageException("unknown command \"cancel\": the API cannot cancel a job");
        }
        if (word.equals("list") && (api || here.names().contains("async-invoke"))) {
            return new UsageException(
                    "unknown command \"list\": the API cannot list jobs; see those in the ledger with:"
                            + " invokectl list");
        }
        List<String> names = here.members().stream()
                .flatMap(member -> member.names().stream())
                .toList();
        String hint = Suggestions.to(word, names)
                .map(name -> "; did you mean \"" + name + "\"?")
                .orElse("");
        return new UsageException("unknown command \"" + word + "\"" + hint);
    }
}
