package io.invokectl.cli.invoke;

import io.invokectl.application.invocation.NameTemplate;
import io.invokectl.application.invocation.SaveRequest.Keeping;
import io.invokectl.cli.command.Flag;
import io.invokectl.cli.command.Session;
import java.util.List;

/** The flags that say where and how files are kept. */
final class KeepFlags {
    static final List<Flag> ALL = List.of(
            Flag.text("out", "<folder>", "Keep the files in this folder (default: here)"),
            Flag.text(
                    "name",
                    "<template>",
                    "Name them so (default: {model}-{id}-{n}.{ext}); {tag.KEY} stands for the value of a tag"),
            Flag.toggle("force", "Replace files of the same name and another content"),
            Flag.toggle("sidecar", "Keep a JSON document about the job beside each file"));

    private KeepFlags() {}

    static String folder(Session session) {
        return session.flags().text("out").orElse(".");
    }

    static Keeping keeping(Session session) {
        return new Keeping(
                session.flags().value("name", NameTemplate::new).orElse(NameTemplate.DEFAULT),
                session.flags().isOn("force"),
                session.flags().isOn("sidecar"));
    }
}
