package io.invokectl.sandbox.media;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Random numbers that depend only on the words they are seeded with. Not thread-safe. */
public final class SeededRandom implements RandomGenerator {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private final SplittableRandom numbers;

    private SeededRandom(SplittableRandom numbers) {
        this.numbers = numbers;
    }

    /** Seeds a generator with all the words and their order. */
    public static SeededRandom of(String... words) {
        long hash = FNV_OFFSET;
        for (String word : words) {
            for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
                hash = (hash ^ (b & 0xff)) * FNV_PRIME;
            }
            hash = (hash ^ 0x1ff) * FNV_PRIME;
        }
        // The first draw spreads the hash over all bits; without the offset, IDs of seeded sandboxes would change.
        return new SeededRandom(new SplittableRandom(new SplittableRandom(hash - GOLDEN_GAMMA).nextLong()));
    }

    /** Returns a generator whose use does not affect the numbers of this one. */
    SeededRandom split() {
        return new SeededRandom(numbers.split());
    }

    @Override
    public long nextLong() {
        return numbers.nextLong();
    }

    /** Returns true with the given probability, 0 to 1. */
    public boolean chance(double probability) {
        return nextDouble() < probability;
    }

    /** Picks an element, each with the same probability. */
    public <T> T oneOf(List<T> elements) {
        return elements.get((int) (nextDouble() * elements.size()));
    }

    /** Hashes a position to a number from 0 inclusive to 1 exclusive. */
    static double at(int column, int row, int salt) {
        int hash = column * 0x27d4eb2d ^ row * 0x165667b1 ^ salt * 0x9e3779b1;
        hash = (hash ^ (hash >>> 15)) * 0x85ebca6b;
        hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
        return ((hash ^ (hash >>> 16)) >>> 8) * 0x1.0p-24;
    }
}
