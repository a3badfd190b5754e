package io.invokectl.sandbox;

import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;
import io.invokectl.sandbox.media.Content;
import java.util.List;

/** Generates the media and the output of a model's jobs. Both depend only on the job. */
interface MediaGenerator {

    /** Returns the number of files of a job. */
    int count(SandboxJob job);

    /** Returns the file name extension. */
    String extension();

    /** Generates a file; {@code number} counts from 1. */
    Content generate(SandboxJob job, int number);

    /** Returns the model's output for files at these URLs. */
    JsonObject output(SandboxJob job, List<JsonString> urls);
}
