package io.invokectl.sandbox;

import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;

/** A generator of one WAV file per job. */
interface AudioGenerator extends MediaGenerator {

    @Override
    default int count(SandboxJob job) {
        return 1;
    }

    @Override
    default String extension() {
        return "wav";
    }

    /** Describes the file as fal's models do. */
    default JsonObject audio(SandboxJob job, JsonString url) {
        return JsonObject.EMPTY
                .with("url", url)
                .with("content_type", "audio/wav")
                .with("file_name", "output.wav")
                .with("file_size", JsonNumber.of(generate(job, 1).length()));
    }
}
