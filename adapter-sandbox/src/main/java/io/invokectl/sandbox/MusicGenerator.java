package io.invokectl.sandbox;

import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;
import io.invokectl.sandbox.media.Content;
import io.invokectl.sandbox.media.MusicComposer;
import io.invokectl.sandbox.media.SeededRandom;
import java.util.List;

/** Generates music from a prompt. */
final class MusicGenerator implements AudioGenerator {
    private static final int DEFAULT_SECONDS = 190;

    @Override
    public Content generate(SandboxJob job, int number) {
        String prompt = InputFields.text(job.input(), "prompt", "");
        int seconds = InputFields.integer(job.input(), "seconds_total", DEFAULT_SECONDS);
        var random = SeededRandom.of(job.model().id(), prompt, job.seed().text());
        return MusicComposer.compose(prompt, seconds, random);
    }

    @Override
    public JsonObject output(SandboxJob job, List<JsonString> urls) {
        return JsonObject.EMPTY.with("audio", audio(job, urls.get(0))).with("seed", job.seed());
    }
}
