package io.invokectl.cli;

import io.invokectl.cli.command.CommandPath;
import io.invokectl.cli.completion.CompletionCommand;
import io.invokectl.cli.reference.ManPages;
import io.invokectl.cli.reference.ReferencePage;
import java.util.Map;
import java.util.stream.Collectors;

/** What the help says of all commands, as documents. */
public final class CommandReference {
    private CommandReference() {}

    /** One page of Markdown. */
    public static String markdown() {
        return ReferencePage.of(Commands.tree());
    }

    /** The help of each command and group, by the words that lead there from the name of the program on. */
    public static Map<String, String> helpPages() {
        return CommandPath.root(Commands.tree()).all().collect(Collectors.toMap(CommandPath::name, HelpPage::of));
    }

    /** The script by which each shell completes commands, by the name of the shell. */
    public static Map<String, String> completionScripts() {
        return CompletionCommand.scripts(CommandPath.root(Commands.tree()));
    }

    /** A man page for each command and group, by the names of their files. */
    public static Map<String, String> manPages() {
        return ManPages.of(Commands.tree());
    }
}
