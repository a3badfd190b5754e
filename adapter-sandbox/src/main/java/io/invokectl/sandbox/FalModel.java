package io.invokectl.sandbox;

import io.invokectl.sandbox.media.SeededRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A model of the sandbox: the four fal models that DigitalOcean offers. */
record FalModel(String id, Latency latency, InputValidator validator, MediaGenerator generator) {
    private static final FalModel FLUX = new FalModel(
            "fal-ai/flux/schnell",
            new Latency(0.7, 1.3, 2, 3),
            new InputValidator("prompt", FieldValidator.text(Integer.MAX_VALUE))
                    .with("image_size", PictureSize.validator())
                    .with("num_inference_steps", FieldValidator.integer().between("1", "12"))
                    .with("guidance_scale", FieldValidator.number().between("1", "20"))
                    .with("num_images", FieldValidator.integer().between("1", "4"))
                    .with("seed", FieldValidator.integer())
                    .with("enable_safety_checker", FieldValidator.bool())
                    .with("output_format", FieldValidator.oneOf("jpeg", "png"))
                    .with("acceleration", FieldValidator.oneOf("none", "regular", "high"))
                    .with("sync_mode", FieldValidator.bool()),
            new PictureGenerator(PictureSize.LANDSCAPE_4_3));

    private static final FalModel SDXL = new FalModel(
            "fal-ai/fast-sdxl",
            new Latency(0.8, 1.6, 2.5, 4),
            new InputValidator("prompt", FieldValidator.text(Integer.MAX_VALUE))
                    .with("negative_prompt", FieldValidator.text())
                    .with("image_size", PictureSize.validator())
                    .with("num_inference_steps", FieldValidator.integer().between("1", "50"))
                    .with("guidance_scale", FieldValidator.number().between("0", "20"))
                    .with("num_images", FieldValidator.integer().between("1", "8"))
                    .with("seed", FieldValidator.integer())
                    .with("loras", FieldValidator.list())
                    .with("embeddings", FieldValidator.list())
                    .with("enable_safety_checker", FieldValidator.bool())
                    .with("safety_checker_version", FieldValidator.oneOf("v1", "v2"))
                    .with("expand_prompt", FieldValidator.bool())
                    .with("format", FieldValidator.oneOf("jpeg", "png"))
                    .with("sync_mode", FieldValidator.bool()),
            new PictureGenerator(PictureSize.SQUARE_HD));

    private static final FalModel STABLE_AUDIO = new FalModel(
            "fal-ai/stable-audio-25/text-to-audio",
            new Latency(0.8, 2, 6, 10),
            new InputValidator("prompt", FieldValidator.text(Integer.MAX_VALUE))
                    .with("seconds_total", FieldValidator.integer().between("1", "190"))
                    .with("num_inference_steps", FieldValidator.integer().between("4", "8"))
                    .with("guidance_scale", FieldValidator.number().between("1", "25"))
                    .with("seed", FieldValidator.integer())
                    .with("sync_mode", FieldValidator.bool()),
            new MusicGenerator());

    private static final FalModel ELEVENLABS = new FalModel(
            "fal-ai/elevenlabs/tts/multilingual-v2",
            new Latency(0.3, 0.8, 2, 4),
            new InputValidator("text", FieldValidator.text(10_000))
                    .with("voice", FieldValidator.text())
                    .with("stability", FieldValidator.number().between("0", "1"))
                    .with("similarity_boost", FieldValidator.number().between("0", "1"))
                    .with("style", FieldValidator.number().between("0", "1"))
                    .with("speed", FieldValidator.number().between("0.7", "1.2"))
                    .with("timestamps", FieldValidator.bool())
                    .with("previous_text", FieldValidator.text())
                    .with("next_text", FieldValidator.text())
                    .with("language_code", FieldValidator.text())
                    .with("apply_text_normalization", FieldValidator.oneOf("auto", "on", "off"))
                    .with("seconds_total", FieldValidator.integer().between("1", "190")),
            new SpeechGenerator());

    static final List<FalModel> ALL = List.of(FLUX, SDXL, STABLE_AUDIO, ELEVENLABS);

    /** The range of times that jobs wait in the queue and run, in seconds. */
    record Latency(double minQueued, double maxQueued, double minRunning, double maxRunning) {

        Duration queued(SeededRandom random) {
            return duration(random.nextDouble(minQueued, maxQueued));
        }

        Duration running(SeededRandom random) {
            return duration(random.nextDouble(minRunning, maxRunning));
        }

        private static Duration duration(double seconds) {
            return Duration.ofNanos((long) (seconds * 1e9));
        }
    }

    static Optional<FalModel> named(String name) {
        return ALL.stream().filter(model -> model.id.equals(name)).findFirst();
    }

    /** The error message for a model that the sandbox does not have. */
    static String unknownMessage(String name) {
        String known = ALL.stream().map(FalModel::id).collect(Collectors.joining(", "));
        return "unknown model \"" + name + "\"; the sandbox has " + known;
    }
}
