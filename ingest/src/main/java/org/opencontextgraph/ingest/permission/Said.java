package org.opencontextgraph.ingest.permission;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a tool said in one run, of its resources or of its accounts.
 *
 * @param words by resource the audiences that may read it, or by account what it belongs to
 * @param missing why the run is not complete, in words; empty: the tool said everything
 */
public record Said(Map<String, Word> words, List<String> missing) {
    /** @param known false: the tool named it, and said nothing about it */
    public record Word(boolean known, Set<String> values) {}

    public Said {
        words = Map.copyOf(words);
        missing = List.copyOf(missing);
    }

    public boolean isComplete() {
        return missing.isEmpty();
    }
}
