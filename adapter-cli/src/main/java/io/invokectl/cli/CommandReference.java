package io.invokectl.cli;

import io.invokectl.cli.completion.CompletionCommands;
import io.invokectl.cli.reference.ManPages;
import io.invokectl.cli.reference.ReferencePage;
import io.invokectl.cli.session.CommandNode;
import io.invokectl.cli.session.CommandPath;
import java.util.Map;
import java.util.stream.Collectors;

/** The documents that are generated from the command tree when the program is built. */
public final class CommandReference {
    private final CommandPath root;

    /** Documents the commands of a tree. */
    public CommandReference(CommandNode tree) {
        this.root = CommandPath.root(tree);
    }

    /** Every command on one page of Markdown. */
    public String markdown() {
        return ReferencePage.of(root);
    }

    /** The help of each command and group, by the words that address it. */
    public Map<String, String> helpPages() {
        return root.all().collect(Collectors.toMap(CommandPath::name, HelpPage::of));
    }

    /** The completion script of each shell, by the name of the shell. */
    public Map<String, String> completionScripts() {
        return CompletionCommands.scripts(root);
    }

    /** The man page of each command and group, by file name. */
    public Map<String, String> manPages() {
        return ManPages.of(root);
    }
}
