package org.opencontextgraph.compose.access;

import java.io.IOException;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.PermissionPage;
import org.opencontextgraph.ingest.connector.PermissionSource;
import org.opencontextgraph.schema.topic.TopicSpec;

/**
 * A mistake that somebody might make, put between the real parts or into their database.
 *
 * @param sql done to the database before the first world; empty: nothing
 * @param page what becomes of a tool's page on its way to permission sync
 * @param swallowed records (null: a tombstone) that do not arrive in the tables, or in the rooms
 * @param remembered whether somebody in front of the API remembers the answers to cursors
 */
record Fault(
        String name,
        String sql,
        UnaryOperator<PermissionPage> page,
        BiPredicate<TopicSpec, @Nullable SpecificRecord> swallowed,
        boolean remembered) {
    static final Fault NONE = new Fault("none", "", page -> page, (_, _) -> false, false);

    static Fault inTheDatabase(String name, String sql) {
        return new Fault(name, sql, page -> page, (_, _) -> false, false);
    }

    static Fault inThePages(String name, UnaryOperator<PermissionPage> page) {
        return new Fault(name, "", page, (_, _) -> false, false);
    }

    static Fault onTheWay(String name, BiPredicate<TopicSpec, @Nullable SpecificRecord> swallowed) {
        return new Fault(name, "", page -> page, swallowed, false);
    }

    static Fault inFrontOfTheDoor(String name) {
        return new Fault(name, "", page -> page, (_, _) -> false, true);
    }

    PermissionSource over(PermissionSource tool) {
        return new PermissionSource() {
            @Override
            public String tool() {
                return tool.tool();
            }

            @Override
            public PermissionPage fetch(String position) throws IOException {
                return page.apply(tool.fetch(position));
            }
        };
    }
}
