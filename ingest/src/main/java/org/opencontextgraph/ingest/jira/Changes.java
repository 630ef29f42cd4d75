package org.opencontextgraph.ingest.jira;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.MappingTable;
import org.opencontextgraph.ingest.connector.UnfitException;
import org.opencontextgraph.ingest.payload.Field;

/**
 * What one entry of a changelog tells, which may be several things: each field once.
 *
 * <p>A status and the resolution that goes with it are one thing. It goes by what an entry says everywhere, in a delivery and in a
 * changelog: by the resolution that it sets or clears, else by the category of the status that it leads to; where it came from only
 * the changelog could tell. A status that changes together with the workflow was moved by Jira, mostly for all issues of a project at once.
 */
final class Changes {
    private static final String STATUS = "status";
    private static final String RESOLUTION = "resolution";
    private static final String REMOVED = ":removed";
    private static final String WORKFLOW = "workflow";

    /** The name of what an entry tells of both. */
    private static final String STATE = "state";

    private Changes() {}

    /**
     * One thing.
     *
     * @param told in the form of the table
     * @param what tells it from the others of the same entry
     */
    record Change(String told, String what) {
        /** A removal without a row of its own is a change. */
        String told(MappingTable table) {
            boolean hasRow =
                    table.row(told).filter(it -> it.told().equals(told)).isPresent();
            return told.endsWith(REMOVED) && !hasRow ? told.substring(0, told.length() - REMOVED.length()) : told;
        }
    }

    /** @throws UnfitException when the entry is broken */
    static List<Change> of(Field entry, Statuses statuses) {
        Map<String, Field> ofJira = new LinkedHashMap<>();
        List<Change> changes = new ArrayList<>();
        Map<String, Boolean> added = new LinkedHashMap<>();
        for (Field item : entry.at("items").each().toList()) {
            boolean custom = item.at("fieldtype").says("custom");
            String name = item.at("field").name();
            if (!custom && (name.equals(STATUS) || name.equals(RESOLUTION))) {
                ofJira.put(name, item);
            } else {
                if (!custom && name.equals(WORKFLOW)) {
                    ofJira.put(name, item);
                }
                added.merge((custom ? "custom." : "change.") + name, isAdded(item), Boolean::logicalOr);
            }
        }
        String state = state(ofJira, statuses);
        if (state != null) {
            changes.add(new Change(state, STATE));
        }
        added.forEach((told, there) -> changes.add(new Change(there ? told : told + REMOVED, told)));
        return changes;
    }

    private static @Nullable String state(Map<String, Field> items, Statuses statuses) {
        Field status = items.get(STATUS);
        Field resolution = items.get(RESOLUTION);
        if (status == null) {
            return resolution == null ? null : "change.resolution" + with(resolved(resolution));
        }
        if (items.containsKey(WORKFLOW)) {
            return "change.status:workflow";
        }
        String resolved = resolution == null ? null : resolved(resolution);
        return "change.status:" + (resolved == null ? category(status, statuses).word() : resolved);
    }

    private static Category category(Field status, Statuses statuses) {
        return status.at("to").isAbsent()
                ? Category.NONE
                : statuses.of(status.at("to").id());
    }

    /** Null: it was closed before and is, for another reason. */
    private static @Nullable String resolved(Field resolution) {
        boolean before = !resolution.at("from").isEmpty();
        boolean after = !resolution.at("to").isEmpty();
        if (before == after) {
            return null;
        }
        return after ? "resolved" : "reopened";
    }

    private static String with(@Nullable String state) {
        return state == null ? "" : ":" + state;
    }

    /** Some fields have ids, others only texts; whether there is a text is asked, not what it says. */
    private static boolean isAdded(Field item) {
        return !item.at("to").isEmpty() || !item.at("toString").isEmpty();
    }
}
