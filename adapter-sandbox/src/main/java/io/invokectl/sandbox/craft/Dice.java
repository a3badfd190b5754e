package io.invokectl.sandbox.craft;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Chance that repeats itself: dice made from the same words fall alike on every machine and in every year. The
 * arithmetic is all here (FNV-1a to make a number of the words, SplitMix64 to go on from it). Not thread-safe.
 */
public final class Dice implements RandomGenerator {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    /** Dice that depend on all of the words and on their order. */
    public static Dice of(String... words) {
        long hash = 0xcbf29ce484222325L;
        for (String word : words) {
            for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
                hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
            }
            hash = (hash ^ 0x1ff) * 0x100000001b3L;
        }
        return new Dice(stirred(hash));
    }

    /** Dice of their own for one purpose: however often they are thrown, these here fall as they would have. */
    public Dice forPurpose(String name) {
        return of(Long.toString(state), name);
    }

    @Override
    public long nextLong() {
        state += GOLDEN;
        return stirred(state);
    }

    @Override
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** A number from the least on, below the most. */
    public double between(double least, double most) {
        return least + (most - least) * nextDouble();
    }

    /** A whole number from 0 on, below {@code bound}. */
    public int below(int bound) {
        return (int) (nextDouble() * bound);
    }

    /** Whether something with that share of all cases comes about. */
    public boolean chance(double share) {
        return nextDouble() < share;
    }

    /** One of several, each as likely as the other. */
    public <T> T oneOf(List<T> several) {
        return several.get(below(several.size()));
    }

    /** A number from 0 on, below 1, that belongs to a place: the same for the same place. */
    public static double at(int column, int row, int salt) {
        int mixed = column * 0x27d4eb2d ^ row * 0x165667b1 ^ salt * 0x9e3779b1;
        mixed = (mixed ^ (mixed >>> 15)) * 0x85ebca6b;
        mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
        return ((mixed ^ (mixed >>> 16)) >>> 8) * 0x1.0p-24;
    }

    private static long stirred(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
