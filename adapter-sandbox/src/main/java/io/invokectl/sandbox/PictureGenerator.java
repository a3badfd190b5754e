package io.invokectl.sandbox;

import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonBoolean;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.sandbox.media.Content;
import io.invokectl.sandbox.media.PictureRenderer;
import io.invokectl.sandbox.media.SeededRandom;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;

/** Generates pictures from a prompt, always as PNG. */
final class PictureGenerator implements MediaGenerator {
    /** Renders one picture per processor at a time: more would only take more memory. */
    private static final Semaphore RENDER_PERMITS =
            new Semaphore(Runtime.getRuntime().availableProcessors());

    private final PictureSize defaultSize;

    PictureGenerator(PictureSize defaultSize) {
        this.defaultSize = defaultSize;
    }

    @Override
    public int count(SandboxJob job) {
        return InputFields.integer(job.input(), "num_images", 1);
    }

    @Override
    public String extension() {
        return "png";
    }

    @Override
    public Content generate(SandboxJob job, int number) {
        String prompt = InputFields.text(job.input(), "prompt", "");
        SeededRandom random =
                SeededRandom.of(job.model().id(), prompt, job.seed().text(), Integer.toString(number));
        return Content.of("image/png", render(prompt, defaultSize.in(job.input()), random));
    }

    private static byte[] render(String prompt, PictureSize.Dimensions size, SeededRandom random) {
        RENDER_PERMITS.acquireUninterruptibly();
        try {
            return PictureRenderer.render(prompt, size.width(), size.height(), random);
        } finally {
            RENDER_PERMITS.release();
        }
    }

    @Override
    public JsonObject output(SandboxJob job, List<JsonString> urls) {
        PictureSize.Dimensions size = defaultSize.in(job.input());
        List<JsonValue> images = urls.stream()
                .<JsonValue>map(url -> JsonObject.EMPTY
                        .with("url", url)
                        .with("width", JsonNumber.of(size.width()))
                        .with("height", JsonNumber.of(size.height()))
                        .with("content_type", "image/png"))
                .toList();
        List<JsonValue> flags = Collections.nCopies(images.size(), new JsonBoolean(false));
        var inference =
                new JsonNumber(BigDecimal.valueOf(job.running().toMillis(), 3).toPlainString());
        return JsonObject.EMPTY
                .with("images", new JsonArray(images))
                .with("timings", JsonObject.EMPTY.with("inference", inference))
                .with("seed", job.seed())
                .with("has_nsfw_concepts", new JsonArray(flags))
                .with("prompt", job.input().get("prompt"));
    }
}
