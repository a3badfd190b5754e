package io.invokectl.sandbox;

import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonNull;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.sandbox.media.Content;
import io.invokectl.sandbox.media.Utterance;
import io.invokectl.sandbox.media.Utterance.Timing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;

/** Generates a melodic stand-in for speech, as WAV although the model's own format is MP3. */
final class SpeechGenerator implements AudioGenerator {
    private static final String DEFAULT_VOICE = "Rachel";

    @Override
    public Content generate(SandboxJob job, int number) {
        return utterance(job).recite(InputFields.text(job.input(), "voice", DEFAULT_VOICE));
    }

    private static Utterance utterance(SandboxJob job) {
        JsonObject input = job.input();
        double speed =
                InputFields.number(input, "speed").map(BigDecimal::doubleValue).orElse(1.0);
        Utterance natural = Utterance.of(InputFields.text(input, "text", ""), speed);
        return InputFields.number(input, "seconds_total")
                .map(BigDecimal::doubleValue)
                .map(natural::lasting)
                .orElse(natural);
    }

    @Override
    public JsonObject output(SandboxJob job, List<JsonString> urls) {
        JsonValue timestamps = InputFields.bool(job.input(), "timestamps")
                ? timestamps(utterance(job).timings())
                : JsonNull.NULL;
        return JsonObject.EMPTY.with("audio", audio(job, urls.get(0))).with("timestamps", timestamps);
    }

    private static JsonObject timestamps(List<Timing> timings) {
        return JsonObject.EMPTY
                .with("characters", each(timings, timing -> new JsonString(timing.character())))
                .with("character_start_times_seconds", each(timings, timing -> seconds(timing.start())))
                .with("character_end_times_seconds", each(timings, timing -> seconds(timing.end())));
    }

    private static JsonArray each(List<Timing> timings, Function<Timing, JsonValue> value) {
        return new JsonArray(timings.stream().map(value).toList());
    }

    private static JsonNumber seconds(double value) {
        return new JsonNumber(
                new BigDecimal(value).setScale(3, RoundingMode.HALF_UP).toPlainString());
    }
}
