package org.opencontextgraph.ingest.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.opencontextgraph.ingest.file.order.Dictionary;

/** Counts, per label, the distinct persons who carry it, no further than the quorum: that bounds the memory. */
final class LabelCarriers {
    private static final int[] NONE = {};

    private final int quorum;
    private final List<int[]> carriers = new ArrayList<>();

    LabelCarriers(int quorum) {
        this.quorum = quorum;
    }

    void add(int label, int person) {
        while (carriers.size() <= label) {
            carriers.add(NONE);
        }
        int[] known = carriers.get(label);
        if (known.length == quorum) {
            return;
        }
        for (int carrier : known) {
            if (carrier == person) {
                return;
            }
        }
        int[] more = Arrays.copyOf(known, known.length + 1);
        more[known.length] = person;
        carriers.set(label, more);
    }

    /** The labels that reach the quorum. */
    Set<String> registered(Dictionary labels) {
        Set<String> registered = new HashSet<>();
        for (int label = 0; label < carriers.size(); label++) {
            if (carriers.get(label).length == quorum) {
                registered.add(labels.name(label));
            }
        }
        return registered;
    }
}
