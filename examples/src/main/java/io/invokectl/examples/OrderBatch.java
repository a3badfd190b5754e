package io.invokectl.examples;

import io.invokectl.application.batch.BatchOutcome;
import io.invokectl.client.BatchRows;
import io.invokectl.client.InvokeClient;
import io.invokectl.client.ModelInput;
import io.invokectl.domain.submission.Submission;
import java.util.List;

/** A batch with rows from a program instead of a file: one image per order. */
public final class OrderBatch {
    private OrderBatch() {}

    /**
     * An order.
     *
     * @param number identifies the order
     * @param subject what the image shows
     */
    public record Order(String number, String subject) {}

    /** Submits the orders that are new and saves the images of all of them. */
    public static BatchOutcome run(InvokeClient client, List<Order> orders) {
        var rows = BatchRows.of("orders", orders::stream, Order::number, OrderBatch::job);
        return client.batch(rows);
    }

    private static Submission job(Order order) {
        return ModelInput.of("prompt", "A poster of " + order.subject()).forModel("fal-ai/flux/schnell");
    }
}
