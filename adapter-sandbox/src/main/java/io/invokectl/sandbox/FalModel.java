package io.invokectl.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The models that DigitalOcean offers, as the sandbox plays them. */
final class FalModel {
    private static final FalModel FLUX = new FalModel(
            "fal-ai/flux/schnell",
            new Pace(0.7, 1.3, 2, 3),
            new InputRules("prompt", Check.text(Integer.MAX_VALUE))
                    .with("image_size", PictureSize.check())
                    .with("num_inference_steps", Check.whole().from("1", "12"))
                    .with("guidance_scale", Check.number().from("1", "20"))
                    .with("num_images", Check.whole().from("1", "4"))
                    .with("seed", Check.whole())
                    .with("enable_safety_checker", Check.flag())
                    .with("output_format", Check.oneOf("jpeg", "png"))
                    .with("acceleration", Check.oneOf("none", "regular", "high"))
                    .with("sync_mode", Check.flag()),
            new PictureMaker(PictureSize.LANDSCAPE_4_3));

    private static final FalModel SDXL = new FalModel(
            "fal-ai/fast-sdxl",
            new Pace(0.8, 1.6, 2.5, 4),
            new InputRules("prompt", Check.text(Integer.MAX_VALUE))
                    .with("negative_prompt", Check.text())
                    .with("image_size", PictureSize.check())
                    .with("num_inference_steps", Check.whole().from("1", "50"))
                    .with("guidance_scale", Check.number().from("0", "20"))
                    .with("num_images", Check.whole().from("1", "8"))
                    .with("seed", Check.whole())
                    .with("loras", Check.list())
                    .with("embeddings", Check.list())
                    .with("enable_safety_checker", Check.flag())
                    .with("safety_checker_version", Check.oneOf("v1", "v2"))
                    .with("expand_prompt", Check.flag())
                    .with("format", Check.oneOf("jpeg", "png"))
                    .with("sync_mode", Check.flag()),
            new PictureMaker(PictureSize.SQUARE_HD));

    private static final FalModel STABLE_AUDIO = new FalModel(
            "fal-ai/stable-audio-25/text-to-audio",
            new Pace(0.8, 2, 6, 10),
            new InputRules("prompt", Check.text(Integer.MAX_VALUE))
                    .with("seconds_total", Check.whole().from("1", "190"))
                    .with("num_inference_steps", Check.whole().from("4", "8"))
                    .with("guidance_scale", Check.number().from("1", "25"))
                    .with("seed", Check.whole())
                    .with("sync_mode", Check.flag()),
            new MusicMaker());

    private static final FalModel ELEVENLABS = new FalModel(
            "fal-ai/elevenlabs/tts/multilingual-v2",
            new Pace(0.3, 0.8, 2, 4),
            new InputRules("text", Check.text(10_000))
                    .with("voice", Check.text())
                    .with("stability", Check.number().from("0", "1"))
                    .with("similarity_boost", Check.number().from("0", "1"))
                    .with("style", Check.number().from("0", "1"))
                    .with("speed", Check.number().from("0.7", "1.2"))
                    .with("timestamps", Check.flag())
                    .with("previous_text", Check.text())
                    .with("next_text", Check.text())
                    .with("language_code", Check.text())
                    .with("apply_text_normalization", Check.oneOf("auto", "on", "off"))
                    .with("seconds_total", Check.whole().from("1", "190")),
            new SpeechMaker());

    private static final List<FalModel> ALL = List.of(FLUX, SDXL, STABLE_AUDIO, ELEVENLABS);

    private final String id;
    private final Pace pace;
    private final InputRules rules;
    private final Maker maker;

    private FalModel(String id, Pace pace, InputRules rules, Maker maker) {
        this.id = id;
        this.pace = pace;
        this.rules = rules;
        this.maker = maker;
    }

    static List<FalModel> all() {
        return ALL;
    }

    static Optional<FalModel> named(String name) {
        return ALL.stream().filter(model -> model.id.equals(name)).findFirst();
    }

    /** What a caller is told who asked for another model. */
    static String unknown(String name) {
        String known = ALL.stream().map(FalModel::id).collect(Collectors.joining(", "));
        return "there is no model \"" + name + "\"; the sandbox has " + known;
    }

    String id() {
        return id;
    }

    Pace pace() {
        return pace;
    }

    InputRules rules() {
        return rules;
    }

    Maker maker() {
        return maker;
    }
}
