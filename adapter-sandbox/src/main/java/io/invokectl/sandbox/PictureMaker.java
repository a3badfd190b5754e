package io.invokectl.sandbox;

import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonBoolean;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.sandbox.craft.Content;
import io.invokectl.sandbox.craft.Dice;
import io.invokectl.sandbox.picture.Painter;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;

/** Paints what a prompt says. The pictures are PNG whatever format is asked for. */
final class PictureMaker implements Maker {
    /** As many are painted at once as there are processors: more would only take more memory. */
    private static final Semaphore EASELS = new Semaphore(Runtime.getRuntime().availableProcessors());

    private final PictureSize usual;

    PictureMaker(PictureSize usual) {
        this.usual = usual;
    }

    @Override
    public int count(Job job) {
        return Input.whole(job.input(), "num_images", 1);
    }

    @Override
    public String extension() {
        return "png";
    }

    @Override
    public Content make(Job job, int number) {
        String prompt = Input.text(job.input(), "prompt", "");
        Dice dice = Dice.of(job.model().id(), prompt, job.seed().text(), Integer.toString(number));
        return new Bytes("image/png", painted(prompt, usual.in(job.input()), dice));
    }

    private static byte[] painted(String prompt, PictureSize.Measures size, Dice dice) {
        var file = new ByteArrayOutputStream();
        EASELS.acquireUninterruptibly();
        try {
            Painter.paint(prompt, size.width(), size.height(), dice, file::write);
        } finally {
            EASELS.release();
        }
        return file.toByteArray();
    }

    @Override
    public JsonObject output(Job job, List<JsonString> addresses) {
        PictureSize.Measures size = usual.in(job.input());
        List<JsonValue> images = addresses.stream()
                .<JsonValue>map(address -> JsonObject.EMPTY
                        .with("url", address)
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
