package org.opencontextgraph.ingest.job;

import static org.opencontextgraph.database.jooq.ingest.Tables.CONTAINED;
import static org.opencontextgraph.database.jooq.ingest.Tables.RESOURCE_ACL;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.SourceFact;
import org.opencontextgraph.ingest.connector.SourceFact.ReadersKnown;
import org.opencontextgraph.ingest.connector.SourceFact.ReadersUnknown;
import org.opencontextgraph.ingest.connector.SourceFact.Within;
import org.opencontextgraph.ingest.feed.Containers;
import org.opencontextgraph.schema.id.Audience;

/**
 * `ingest.contained`: what is in a container, and the last revision of its readers that was told.
 *
 * <p>Readers of a container change in one transaction, those of its resources are told in others. A lock on the container
 * makes them one after the other, so what is told last of a resource is what holds; whoever hears of it goes by the revision,
 * which grows with every telling.
 */
public final class ContainedTable implements Containers {
    private static final long FIRST_REVISION = 1;

    private final DSLContext sql;

    /** @param database connections of {@code ocg_ingest} */
    public ContainedTable(DataSource database) {
        this.sql = DSL.using(database, SQLDialect.POSTGRES);
    }

    /** A resource and the revision to tell of it. */
    record Told(String resource, long revision) {}

    @Override
    public void enter(Collection<Within> all, Consumer<List<SourceFact>> tell) {
        Map<String, String> containers = new TreeMap<>();
        all.forEach(it -> containers.put(it.resource(), it.container()));
        if (containers.isEmpty()) {
            return;
        }
        sql.transaction(transaction -> {
            DSLContext tx = transaction.dsl();
            // in one order, so that nobody waits for whom waits for him
            new TreeSet<>(containers.values()).forEach(it -> lock(tx, "pg_advisory_xact_lock_shared", it));
            Map<String, String> fresh = fresh(tx, containers);
            if (!fresh.isEmpty()) {
                Map<String, Record> readers = readers(tx, fresh.values());
                tell.accept(remember(tx, fresh, readers).stream()
                        .map(it -> fact(it, readers.get(fresh.get(it.resource()))))
                        .toList());
            }
        });
    }

    private static Map<String, String> fresh(DSLContext tx, Map<String, String> containers) {
        Map<String, String> fresh = new TreeMap<>(containers);
        tx.select(CONTAINED.RESOURCE, CONTAINED.CONTAINER)
                .from(CONTAINED)
                .where(CONTAINED.RESOURCE.in(containers.keySet()))
                .forEach(row -> fresh.remove(row.value1(), row.value2()));
        return fresh;
    }

    private static Map<String, Record> readers(DSLContext tx, Collection<String> containers) {
        Map<String, Record> readers = new TreeMap<>();
        tx.selectFrom(RESOURCE_ACL)
                .where(RESOURCE_ACL.RESOURCE.in(new TreeSet<>(containers)))
                .forEach(row -> readers.put(row.get(RESOURCE_ACL.RESOURCE), row));
        return readers;
    }

    private static List<Told> remember(DSLContext tx, Map<String, String> fresh, Map<String, Record> readers) {
        var insert = tx.insertInto(CONTAINED, CONTAINED.RESOURCE, CONTAINED.CONTAINER, CONTAINED.REVISION);
        for (var it : fresh.entrySet()) {
            Record row = readers.get(it.getValue());
            long revision = row == null ? FIRST_REVISION : row.get(RESOURCE_ACL.REVISION);
            insert = insert.values(it.getKey(), it.getValue(), revision);
        }
        return insert.onConflict(CONTAINED.RESOURCE)
                .doUpdate()
                .set(CONTAINED.CONTAINER, DSL.excluded(CONTAINED.CONTAINER))
                .set(CONTAINED.REVISION, DSL.greatest(CONTAINED.REVISION.plus(1), DSL.excluded(CONTAINED.REVISION)))
                .returningResult(CONTAINED.RESOURCE, CONTAINED.REVISION)
                .fetch(row -> new Told(row.value1(), row.value2()));
    }

    private static SourceFact fact(Told it, @Nullable Record readers) {
        return readers == null || readers.get(RESOURCE_ACL.UNKNOWN_SINCE) != null
                ? new ReadersUnknown(it.resource(), it.revision())
                : new ReadersKnown(
                        it.resource(),
                        Stream.of(readers.get(RESOURCE_ACL.AUDIENCES))
                                .map(Audience::new)
                                .toList(),
                        it.revision());
    }

    /**
     * The readers of a container have changed.
     *
     * @param tell what of all that is in it, in pieces of up to {@code piece}; returns when acknowledged
     */
    void changed(String container, long revision, int piece, Consumer<List<Told>> tell) {
        sql.transaction(transaction -> {
            DSLContext tx = transaction.dsl();
            lock(tx, "pg_advisory_xact_lock", container);
            List<Told> all = tx.update(CONTAINED)
                    .set(CONTAINED.REVISION, DSL.greatest(CONTAINED.REVISION.plus(1), DSL.val(revision)))
                    .where(CONTAINED.CONTAINER.eq(container))
                    .returningResult(CONTAINED.RESOURCE, CONTAINED.REVISION)
                    .fetch(row -> new Told(row.value1(), row.value2()));
            for (int from = 0; from < all.size(); from += piece) {
                tell.accept(all.subList(from, Math.min(all.size(), from + piece)));
            }
        });
    }

    /** Those of the names that are containers. */
    Set<String> containers(Collection<String> names) {
        return sql.selectDistinct(CONTAINED.CONTAINER)
                .from(CONTAINED)
                .where(CONTAINED.CONTAINER.in(names))
                .fetchSet(CONTAINED.CONTAINER);
    }

    private static void lock(DSLContext tx, String function, String container) {
        tx.fetch("select " + function + "(hashtextextended(?, 0))", "container " + container);
    }
}
