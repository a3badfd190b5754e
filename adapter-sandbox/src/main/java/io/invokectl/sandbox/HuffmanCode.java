package io.invokectl.sandbox;

import java.util.Arrays;
import java.util.PriorityQueue;

/** A prefix code for symbols of known frequency, in the canonical form that RFC 1951 asks for. */
final class HuffmanCode {
    private final int[] lengths;
    private final int[] bits;

    /**
     * Makes the shortest code there is.
     *
     * @param counts how often each symbol occurs; at least two of them do
     * @param longest the most bits a symbol may take
     */
    HuffmanCode(int[] counts, int longest) {
        int[] flattened = counts.clone();
        int[] depths = depths(flattened);
        while (Arrays.stream(depths).max().orElse(0) > longest) {
            for (int i = 0; i < flattened.length; i++) {
                flattened[i] = (flattened[i] + 1) / 2;
            }
            depths = depths(flattened);
        }
        lengths = depths;
        bits = canonical(depths, longest);
    }

    /** How many bits the symbol takes; 0 if it never occurs. */
    int length(int symbol) {
        return lengths[symbol];
    }

    /** The bits of the symbol, in the order in which they leave, lowest first. */
    int bits(int symbol) {
        return bits[symbol];
    }

    private static int[] depths(int[] counts) {
        var heap = new PriorityQueue<Node>();
        var parents = new int[2 * counts.length];
        for (int symbol = 0; symbol < counts.length; symbol++) {
            if (counts[symbol] > 0) {
                heap.add(new Node(counts[symbol], symbol));
            }
        }
        int next = counts.length;
        while (heap.size() > 1) {
            Node one = heap.remove();
            Node other = heap.remove();
            parents[one.order()] = next;
            parents[other.order()] = next;
            heap.add(new Node(one.count() + other.count(), next++));
        }
        var depths = new int[2 * counts.length];
        for (int node = next - 2; node >= 0; node--) {
            if (parents[node] > 0) {
                depths[node] = depths[parents[node]] + 1;
            }
        }
        return Arrays.copyOf(depths, counts.length);
    }

    private static int[] canonical(int[] lengths, int longest) {
        var first = new int[longest + 2];
        for (int length : lengths) {
            first[length + 1] += length == 0 ? 0 : 1;
        }
        for (int length = 1; length <= longest; length++) {
            first[length] = (first[length - 1] + first[length]) << 1;
        }
        var bits = new int[lengths.length];
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            if (lengths[symbol] > 0) {
                bits[symbol] = Integer.reverse(first[lengths[symbol]]++) >>> (Integer.SIZE - lengths[symbol]);
            }
        }
        return bits;
    }

    /** A symbol, or two that share the rest of their bits. */
    private record Node(int count, int order) implements Comparable<Node> {

        @Override
        public int compareTo(Node other) {
            return count == other.count ? order - other.order : count - other.count;
        }
    }
}
