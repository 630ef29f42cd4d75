package org.opencontextgraph.ingest.topic;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one kind of record means.
 *
 * @param where the values that may stand at a place, as closed lists; all of them have to hold
 */
record Rule(Map<Place, List<String>> where, Meaning meaning) {
    /** What it comes to. */
    sealed interface Meaning {
        /**
         * A step of work.
         *
         * @param account who did it; null: the topic does not say
         * @param time null: a CloudEvent's own, else the record's
         * @param id null: a CloudEvent's source and id, else where the record is
         */
        record Event(
                String step,
                String process,
                Named resource,
                @Nullable Named account,
                @Nullable Place time,
                @Nullable Place id)
                implements Meaning {}

        /** Left out on purpose. */
        record Ignored(String why) implements Meaning {}
    }

    Rule {
        where = Map.copyOf(where);
    }

    boolean matches(Content content) {
        return where.entrySet().stream()
                .allMatch(it -> Values.text(it.getKey().in(content))
                        .filter(it.getValue()::contains)
                        .isPresent());
    }
}
