package io.invokectl.domain.submission;

import static io.invokectl.domain.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ModelAdviceTest {
    private static final String FLUX = "fal-ai/flux/schnell";

    @Test
    void warns_about_a_size_given_as_file_type() {
        assertThat(on(FLUX, object("output_format", "landscape_4_3")))
                .containsExactly("output_format is the file type; a size such as landscape_4_3 belongs in image_size");
        assertThat(on(FLUX, object("output_format", "png"))).isEmpty();
    }

    @Test
    void warns_about_more_images_than_the_model_generates() {
        assertThat(on(FLUX, object("num_images", 5))).containsExactly("num_images is 5; the model makes at most 4");
        assertThat(on(FLUX, object("num_images", 4))).isEmpty();
        assertThat(on("fal-ai/fast-sdxl", object("num_images", 8))).isEmpty();
        assertThat(on("fal-ai/fast-sdxl", object("num_images", 9))).hasSize(1);
    }

    @Test
    void compares_extreme_numbers_of_images() {
        assertThat(on(FLUX, object("num_images", new JsonNumber("1e99999999999"))))
                .containsExactly("num_images is 1e99999999999; the model makes at most 4");
        assertThat(on(FLUX, object("num_images", new JsonNumber("1e-99999999999"))))
                .isEmpty();
        assertThat(on(FLUX, object("num_images", new JsonNumber("-1e99999999999"))))
                .isEmpty();
    }

    @Test
    void warns_about_fields_that_the_speech_model_lacks() {
        assertThat(on("fal-ai/elevenlabs/tts/multilingual-v2", object("voice_id", "x", "language", "de")))
                .containsExactly(
                        "the speech model's field is voice; voice_id may be ignored",
                        "the speech model's field is language_code; language may be ignored");
        assertThat(on("any", object("voice", "Rachel", "language_code", "de"))).isEmpty();
    }

    @Test
    void a_rejected_video_model_has_another_route() {
        assertThat(ModelAdvice.onRefusal(new ModelId("wan2-2-t2v-a14b")))
                .contains("video models use another route, /v1/videos, which this program does not support");
        assertThat(ModelAdvice.onRefusal(new ModelId(FLUX))).isEmpty();
    }

    private static List<String> on(String model, JsonObject input) {
        return ModelAdvice.on(new Submission(new ModelId(model), input));
    }
}
