package io.invokectl.sandbox;

import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;
import io.invokectl.sandbox.craft.Content;
import io.invokectl.sandbox.craft.Dice;
import io.invokectl.sandbox.sound.WavFile;
import java.util.List;

/** Plays what a prompt says. */
final class MusicMaker implements Recording {
    private static final int USUAL_SECONDS = 190;

    @Override
    public Content make(Job job, int number) {
        String prompt = Input.text(job.input(), "prompt", "");
        int seconds = Input.whole(job.input(), "seconds_total", USUAL_SECONDS);
        return WavFile.music(
                prompt,
                seconds,
                () -> Dice.of(job.model().id(), prompt, job.seed().text()));
    }

    @Override
    public JsonObject output(Job job, List<JsonString> addresses) {
        return JsonObject.EMPTY.with("audio", audio(job, addresses.get(0))).with("seed", job.seed());
    }
}
