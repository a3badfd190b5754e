package io.invokectl.cli.invoke;

import io.invokectl.application.save.NameTemplate;
import io.invokectl.application.save.SaveRequest.SaveOptions;
import io.invokectl.cli.command.CommandSession;
import io.invokectl.cli.command.CompletionCandidates;
import io.invokectl.cli.command.Flag;
import io.invokectl.cli.command.Flags;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The flags that say where and how files are kept. */
public final class SaveFlags {
    /** Those that say how. */
    public static final List<Flag> HOW = List.of(
            Flag.toggle("force", "Replace files of the same name and another content"),
            Flag.toggle("sidecar", "Keep a JSON document about the job beside each file"));

    static final List<Flag> ALL = Stream.concat(
                    Stream.of(
                            Flag.text("out", "<folder>", "Keep the files in this folder (default: here)")
                                    .offering(CompletionCandidates.FOLDERS),
                            Flag.text(
                                    "name",
                                    "<template>",
                                    "Name them so (default: {model}-{id}-{n}.{ext}); {tag.KEY} stands for the value of"
                                            + " a tag")),
                    HOW.stream())
            .toList();

    private SaveFlags() {}

    static String folder(CommandSession session) {
        return session.flags().text("out").orElse(".");
    }

    static SaveOptions saveOptions(CommandSession session) {
        return saveOptions(session.flags(), NameTemplate::new, NameTemplate.DEFAULT);
    }

    /**
     * How files are kept.
     *
     * @param reader reads how they are named
     * @param usual how they are named where nothing else is said
     */
    public static SaveOptions saveOptions(Flags flags, Function<String, NameTemplate> reader, NameTemplate usual) {
        return new SaveOptions(flags.value("name", reader).orElse(usual), flags.isOn("force"), flags.isOn("sidecar"));
    }
}
