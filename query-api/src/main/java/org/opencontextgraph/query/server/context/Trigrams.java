package org.opencontextgraph.query.server.context;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which sequences are worth comparing.
 *
 * <h2>Trigrams</h2>
 *
 * Three steps in a row, where the beginning and the end stand for a step each: a sequence has as many as it has steps. One
 * that occurs twice counts as two different ones. An edit changes at most three of them, so two sequences within distance 2
 * share all but six of the longer one's (Ukkonen 1992).
 *
 * <h2>Only the rarest seven</h2>
 *
 * Put all trigrams in one order, the rarest first. Two sequences that share all but six of their trigrams share one of the
 * first seven of each (the prefix filter: Chaudhuri, Ganti, Kaushik 2006). So only these are looked up, and the trigrams that
 * everybody has make no work. Sequences of six steps or fewer have all of theirs looked up, and need to share one.
 */
final class Trigrams {
    private static final int BORDER = -1;
    private static final int LOOKED_UP = 7;

    private record Trigram(int first, int second, int third, int occurrence) {}

    /** For every sequence the ids of the trigrams that are looked up, the rarest first. */
    private final int[][] lookedUp;

    private final List<List<Integer>> holders = new ArrayList<>();

    /** @param sequences in an order that decides between trigrams that are equally rare */
    Trigrams(List<int[]> sequences) {
        Map<Trigram, Integer> ids = new HashMap<>();
        List<int[]> all = new ArrayList<>();
        for (int[] sequence : sequences) {
            all.add(idsOf(sequence, ids));
        }
        int[] holding = new int[ids.size()];
        all.forEach(trigrams -> Arrays.stream(trigrams).forEach(id -> holding[id]++));
        lookedUp = all.stream()
                .map(trigrams -> Arrays.stream(trigrams)
                        .boxed()
                        .sorted((a, b) -> holding[a] == holding[b] ? a - b : holding[a] - holding[b])
                        .limit(LOOKED_UP)
                        .mapToInt(Integer::intValue)
                        .toArray())
                .toArray(int[][]::new);
        for (int id = 0; id < holding.length; id++) {
            holders.add(List.of());
        }
    }

    private static int[] idsOf(int[] sequence, Map<Trigram, Integer> ids) {
        Map<Trigram, Integer> seen = new HashMap<>();
        int[] found = new int[sequence.length];
        for (int i = 0; i < sequence.length; i++) {
            Trigram plain = new Trigram(
                    i == 0 ? BORDER : sequence[i - 1],
                    sequence[i],
                    i + 1 == sequence.length ? BORDER : sequence[i + 1],
                    0);
            int occurrence = seen.merge(plain, 1, Integer::sum);
            Trigram trigram = new Trigram(plain.first(), plain.second(), plain.third(), occurrence);
            found[i] = ids.computeIfAbsent(trigram, _ -> ids.size());
        }
        return found;
    }

    /** From now on {@code sequence} is found by those that are like it. */
    void add(int sequence) {
        for (int id : lookedUp[sequence]) {
            if (holders.get(id).isEmpty()) {
                holders.set(id, new ArrayList<>());
            }
            holders.get(id).add(sequence);
        }
    }

    /** Those that were added and may be like {@code sequence}, each once, in the order in which they were added. */
    int[] candidates(int sequence) {
        return Arrays.stream(lookedUp[sequence])
                .mapToObj(holders::get)
                .flatMapToInt(list -> list.stream().mapToInt(Integer::intValue))
                .sorted()
                .distinct()
                .toArray();
    }
}
