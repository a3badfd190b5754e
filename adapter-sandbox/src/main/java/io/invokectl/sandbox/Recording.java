package io.invokectl.sandbox;

import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;

/** A model that makes one recording. */
interface Recording extends Maker {

    @Override
    default int count(Job job) {
        return 1;
    }

    @Override
    default String extension() {
        return "wav";
    }

    /** The description of the recording, as fal's models give it. */
    default JsonObject audio(Job job, JsonString address) {
        return JsonObject.EMPTY
                .with("url", address)
                .with("content_type", "audio/wav")
                .with("file_name", "output.wav")
                .with("file_size", JsonNumber.of(make(job, 1).length()));
    }
}
