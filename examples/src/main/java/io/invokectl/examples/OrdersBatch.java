package io.invokectl.examples;

import io.invokectl.application.batch.BatchListener;
import io.invokectl.application.batch.BatchOutcome;
import io.invokectl.application.batch.BatchRequest;
import io.invokectl.application.batch.StreamManifest;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.client.InvokeClient;
import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.submission.Submission;
import io.invokectl.files.BatchDirectory;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

/** A batch whose rows lie in no file: a picture for each order. */
public final class OrdersBatch {
    private OrdersBatch() {}

    /**
     * What somebody wants.
     *
     * @param number the number of the order
     * @param motif what is to be seen
     */
    public record Order(String number, String motif) {}

    /** Buys what was not bought for these orders before, and saves it where the batch has its folder. */
    public static BatchOutcome run(InvokeClient client, List<Order> orders, Path folder) throws InterruptedException {
        var rows = new StreamManifest<>("orders", orders::stream, order -> new RowId(order.number()), OrdersBatch::job);
        try (var batch = BatchDirectory.forRun(folder.toString(), new SecureRandom(), ProgressListener.NONE)) {
            return client.batch().run(new BatchRequest(rows, batch), BatchListener.NONE);
        }
    }

    private static Submission job(Order order) {
        return new Submission(
                new ModelId("fal-ai/flux/schnell"), JsonObject.EMPTY.with("prompt", "A poster of " + order.motif()));
    }
}
