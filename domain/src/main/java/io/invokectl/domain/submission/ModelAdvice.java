package io.invokectl.domain.submission;

import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Advice on model inputs: field names that are easily confused, and limits that fal publishes. Nothing is rejected or
 * changed because of it, since models change.
 */
public final class ModelAdvice {
    private static final Set<String> SIZES =
            Set.of("square_hd", "square", "portrait_4_3", "portrait_16_9", "landscape_4_3", "landscape_16_9");
    private static final int MOST_IMAGES = 8;
    private static final int MOST_IMAGES_OF_FLUX = 4;

    private ModelAdvice() {}

    /** Advice on a submission, one line each. */
    public static List<String> on(Submission submission) {
        JsonObject input = submission.input();
        var advice = new ArrayList<String>();
        if (input.get("output_format") instanceof JsonString format && SIZES.contains(format.value())) {
            advice.add("output_format is the file type; a size such as " + format.value() + " belongs in image_size");
        }
        int most = submission.model().value().contains("flux") ? MOST_IMAGES_OF_FLUX : MOST_IMAGES;
        if (input.get("num_images") instanceof JsonNumber images && Double.parseDouble(images.text()) > most) {
            advice.add("num_images is " + images.text() + "; the model makes at most " + most);
        }
        if (input.has("voice_id") && !input.has("voice")) {
            advice.add("the speech model's field is voice; voice_id may be ignored");
        }
        if (input.has("language") && !input.has("language_code")) {
            advice.add("the speech model's field is language_code; language may be ignored");
        }
        return advice;
    }

    /** Advice if the API rejects the model. */
    public static Optional<String> onRefusal(ModelId model) {
        String name = model.value();
        return name.contains("t2v") || name.contains("video")
                ? Optional.of("video models use another route, /v1/videos, which this program does not support")
                : Optional.empty();
    }
}
