package io.invokectl.cli;

import io.invokectl.cli.reference.ManPages;
import io.invokectl.cli.reference.ReferencePage;
import java.util.Map;

/** What the help says of all commands, as documents. */
public final class CommandReference {
    private CommandReference() {}

    /** One page of Markdown. */
    public static String markdown() {
        return ReferencePage.of(Commands.tree());
    }

    /** A man page for each command and group, by the names of their files. */
    public static Map<String, String> manPages() {
        return ManPages.of(Commands.tree());
    }
}
