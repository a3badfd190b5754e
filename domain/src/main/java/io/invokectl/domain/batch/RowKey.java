package io.invokectl.domain.batch;

import io.invokectl.domain.invocation.IdempotencyKey;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the idempotency key of a row's job consists of.
 *
 * @param batch the name of the batch, 16 hexadecimal digits
 * @param round counted from 1; a row that is resubmitted after its job failed gets a key of the next round
 * @param row the row
 */
public record RowKey(String batch, int round, RowId row) {
    private static final Pattern FORM = Pattern.compile("([0-9a-f]{16})/(\\d{1,9})/(.+)");

    /** Reads a key; empty if it is not that of a row. */
    public static Optional<RowKey> of(IdempotencyKey key) {
        Matcher parts = FORM.matcher(key.value());
        return parts.matches()
                ? Optional.of(new RowKey(parts.group(1), Integer.parseInt(parts.group(2)), new RowId(parts.group(3))))
                : Optional.empty();
    }

    /** The prefix of all keys of a batch. */
    public static String prefix(String batch) {
        return batch + "/";
    }

    /** The idempotency key. */
    public IdempotencyKey value() {
        return new IdempotencyKey(prefix(batch) + round + "/" + row);
    }
}
