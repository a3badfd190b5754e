package io.invokectl.files.planted;

import io.invokectl.files.planted.FilesOnFlags.Text;
import java.util.List;

/** Violation: an adapter names flags and commands. */
@Text("--annotated")
public final class FilesOnFlags {
    public static final String FLAG = "--force";

    /** An annotation with a text. */
    @interface Text {
        String value();
    }

    List<String> messages(String command) {
        return List.of(
                "add --force",
                "overwrite it (--force)",
                "use \"--force\"",
                "use '--force'",
                "use `--force`",
                "[--force]",
                "use\n--force",
                "-f/--force",
                "see invokectl doubts",
                "invokectl " + command,
                "--ledger=" + command);
    }
}
