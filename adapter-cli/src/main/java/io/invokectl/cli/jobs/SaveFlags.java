package io.invokectl.cli.jobs;

import io.invokectl.application.save.NameTemplate;
import io.invokectl.application.save.SaveRequest.SaveOptions;
import io.invokectl.cli.args.CompletionCandidates;
import io.invokectl.cli.args.Flag;
import io.invokectl.cli.args.Flags;
import io.invokectl.cli.session.CommandSession;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The flags for saved files: directory, file names and overwriting. */
public final class SaveFlags {
    /** The flags that do not depend on where the files are saved. */
    public static final List<Flag> HOW = List.of(
            Flag.bool("force", "Overwrite existing files whose content differs"),
            Flag.bool("sidecar", "Save a JSON document about the job next to each file"));

    static final List<Flag> ALL = Stream.concat(
                    Stream.of(
                            Flag.text("out", "<dir>", "Directory for the files (default: current directory)")
                                    .completing(CompletionCandidates.FOLDERS),
                            Flag.text(
                                    "name",
                                    "<template>",
                                    "File name template (default: {model}-{id}-{n}.{ext}); {tag.KEY} is the value of a tag")),
                    HOW.stream())
            .toList();

    private SaveFlags() {}

    static String folder(CommandSession session) {
        return session.flags().text("out").orElse(".");
    }

    /** Returns the given flags as words of a command line. */
    static List<String> words(CommandSession session) {
        return ALL.stream()
                .flatMap(flag -> session.flags().words(flag).stream())
                .toList();
    }

    static SaveOptions saveOptions(CommandSession session) {
        return saveOptions(session.flags(), NameTemplate::new, NameTemplate.DEFAULT);
    }

    /**
     * Returns the options that the flags specify.
     *
     * @param reader parses a file name template
     * @param defaultName the default file name template
     */
    public static SaveOptions saveOptions(
            Flags flags, Function<String, NameTemplate> reader, NameTemplate defaultName) {
        return new SaveOptions(
                flags.value("name", reader).orElse(defaultName), flags.isOn("force"), flags.isOn("sidecar"));
    }
}
