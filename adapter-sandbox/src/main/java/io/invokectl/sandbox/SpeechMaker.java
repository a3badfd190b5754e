package io.invokectl.sandbox;

import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonNull;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.sandbox.craft.Content;
import io.invokectl.sandbox.sound.Utterance;
import io.invokectl.sandbox.sound.WavFile;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;

/** Babbles along a text. The recording is WAV though the model's own would be MP3. */
final class SpeechMaker implements Recording {
    private static final String USUAL_VOICE = "Rachel";

    @Override
    public Content make(Job job, int number) {
        return WavFile.speech(utterance(job), Input.text(job.input(), "voice", USUAL_VOICE));
    }

    private static Utterance utterance(Job job) {
        JsonObject input = job.input();
        double speed = Input.number(input, "speed").map(BigDecimal::doubleValue).orElse(1.0);
        Utterance natural = Utterance.of(Input.text(input, "text", ""), speed);
        return Input.number(input, "seconds_total")
                .map(BigDecimal::doubleValue)
                .map(natural::lasting)
                .orElse(natural);
    }

    @Override
    public JsonObject output(Job job, List<JsonString> addresses) {
        Utterance utterance = utterance(job);
        JsonValue timestamps = Input.flag(job.input(), "timestamps") ? alignment(utterance) : JsonNull.NULL;
        return JsonObject.EMPTY.with("audio", audio(job, addresses.get(0))).with("timestamps", timestamps);
    }

    private static JsonObject alignment(Utterance utterance) {
        return JsonObject.EMPTY
                .with("characters", each(utterance, syllable -> new JsonString(syllable.text())))
                .with("character_start_times_seconds", each(utterance, syllable -> seconds(syllable.start())))
                .with("character_end_times_seconds", each(utterance, syllable -> seconds(syllable.end())));
    }

    private static JsonArray each(Utterance utterance, Function<Utterance.Syllable, JsonValue> value) {
        return new JsonArray(utterance.syllables().stream().map(value).toList());
    }

    private static JsonNumber seconds(double value) {
        return new JsonNumber(
                new BigDecimal(value).setScale(3, RoundingMode.HALF_UP).toPlainString());
    }
}
