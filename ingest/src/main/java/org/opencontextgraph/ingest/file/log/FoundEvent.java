package org.opencontextgraph.ingest.file.log;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One event as a format's reader finds it, value by value; used again for the next event. */
final class FoundEvent {
    private final Mapping keys;
    private final @Nullable String[] activities;
    private final @Nullable String[] persons;

    @Nullable
    String caseId;

    @Nullable
    String time;

    @Nullable
    String order;

    FoundEvent(Mapping keys) {
        this.keys = keys;
        this.activities = new String[keys.activity().size()];
        this.persons = new String[keys.person().size()];
    }

    /** Forgets all but the case. */
    void clear() {
        java.util.Arrays.fill(activities, null);
        java.util.Arrays.fill(persons, null);
        time = null;
        order = null;
    }

    boolean wants(String key) {
        return keys.activity().contains(key)
                || keys.person().contains(key)
                || key.equals(keys.time())
                || key.equals(keys.order());
    }

    void put(String key, String value) {
        keep(keys.activity(), activities, key, value);
        keep(keys.person(), persons, key, value);
        if (key.equals(keys.time())) {
            time = value;
        }
        if (key.equals(keys.order())) {
            order = value;
        }
    }

    /** The mapped values joined with a plus; null unless all are there. */
    @Nullable
    String activity() {
        if (activities.length == 1) {
            return activities[0];
        }
        StringBuilder joined = new StringBuilder();
        for (String activity : activities) {
            if (activity == null) {
                return null;
            }
            joined.append(joined.isEmpty() ? "" : "+").append(activity);
        }
        return joined.toString();
    }

    /** The first mapped value that is there and not blank. */
    @Nullable
    String person() {
        for (String person : persons) {
            if (person != null && !person.isBlank()) {
                return person;
            }
        }
        return null;
    }

    private static void keep(List<String> keys, @Nullable String[] values, String key, String value) {
        for (int i = 0; i < values.length; i++) {
            if (key.equals(keys.get(i))) {
                values[i] = value;
            }
        }
    }
}
