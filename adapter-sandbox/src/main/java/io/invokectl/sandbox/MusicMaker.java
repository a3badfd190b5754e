package io.invokectl.sandbox;

import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;
import java.util.List;

/** Plays what a prompt says. */
final class MusicMaker implements Maker {
    private static final int USUAL_SECONDS = 190;

    @Override
    public int count(Job job) {
        return 1;
    }

    @Override
    public String extension() {
        return "wav";
    }

    @Override
    public Content make(Job job, int number) {
        String prompt = Input.text(job.input(), "prompt", "");
        int length = Input.whole(job.input(), "seconds_total", USUAL_SECONDS) * Sound.RATE;
        return new WavFile(length, () -> {
            Dice dice = Dice.of(job.model().id(), prompt, job.seed().text());
            return new Music(Motif.of(prompt), length, dice);
        });
    }

    @Override
    public JsonObject output(Job job, List<JsonString> addresses) {
        JsonObject audio = JsonObject.EMPTY
                .with("url", addresses.get(0))
                .with("content_type", "audio/wav")
                .with("file_name", "output.wav")
                .with("file_size", JsonNumber.of(make(job, 1).length()));
        return JsonObject.EMPTY.with("audio", audio).with("seed", job.seed());
    }
}
