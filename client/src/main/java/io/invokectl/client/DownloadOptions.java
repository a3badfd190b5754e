package io.invokectl.client;

import io.invokectl.application.save.NameTemplate;
import io.invokectl.application.save.SaveRequest.SaveOptions;
import io.invokectl.domain.value.InvalidValueException;
import java.util.function.Function;

/** How files are saved. Not thread-safe. */
public final class DownloadOptions {
    private final Function<String, NameTemplate> parser;
    private NameTemplate name;
    private boolean overwrite;
    private boolean sidecar;

    private DownloadOptions(NameTemplate name, Function<String, NameTemplate> parser) {
        this.name = name;
        this.parser = parser;
    }

    static DownloadOptions forJob() {
        return new DownloadOptions(NameTemplate.DEFAULT, NameTemplate::new);
    }

    static DownloadOptions forBatch() {
        return new DownloadOptions(NameTemplate.BATCH_DEFAULT, NameTemplate::ofBatch);
    }

    /**
     * Names the files, such as {@code {model}-{id}-{n}.{ext}}, which is the default; in a batch, {@code {row}-{n}.{ext}}.
     *
     * @throws InvalidValueException if the template is invalid
     */
    public DownloadOptions name(String template) {
        name = parser.apply(template);
        return this;
    }

    /** Overwrites existing files whose content differs. Default: the file is not saved, which is reported. */
    public DownloadOptions overwrite() {
        overwrite = true;
        return this;
    }

    /** Saves a JSON document about the job beside each file, named after it with {@code .json} appended. Default: off. */
    public DownloadOptions sidecar() {
        sidecar = true;
        return this;
    }

    SaveOptions build() {
        return new SaveOptions(name, overwrite, sidecar);
    }
}
