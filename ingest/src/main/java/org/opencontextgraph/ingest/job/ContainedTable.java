package org.opencontextgraph.ingest.job;

import static org.opencontextgraph.database.jooq.ingest.Tables.CONTAINED;
import static org.opencontextgraph.database.jooq.ingest.Tables.RESOURCE_ACL;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 *
 * <p>Where a resource is, is told by lists and by deliveries, in any order. What is older than what is known of it is passed over.
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
        Map<String, Within> newest = new TreeMap<>();
        all.forEach(it ->
                newest.merge(it.resource(), it, (one, other) -> other.asOf().isBefore(one.asOf()) ? one : other));
        if (newest.isEmpty()) {
            return;
        }
        sql.transaction(transaction -> {
            DSLContext tx = transaction.dsl();
            // in one order, so that nobody waits for whom waits for him
            new TreeSet<>(newest.values().stream().map(Within::container).toList())
                    .forEach(it -> lock(tx, "pg_advisory_xact_lock_shared", it));
            Set<String> stay = known(tx, newest);
            if (!newest.isEmpty()) {
                Map<String, Record> readers = readers(
                        tx, newest.values().stream().map(Within::container).toList());
                List<SourceFact> facts = remember(tx, newest.values(), readers).stream()
                        .filter(it -> !stay.contains(it.resource()))
                        .map(it -> fact(it, readers.get(container(newest, it))))
                        .toList();
                if (!facts.isEmpty()) {
                    tell.accept(facts);
                }
            }
        });
    }

    private static String container(Map<String, Within> places, Told told) {
        return Objects.requireNonNull(places.get(told.resource())).container();
    }

    /**
     * Takes out what is not news.
     *
     * @return those of the others that are where they were: only the time is news
     */
    private static Set<String> known(DSLContext tx, Map<String, Within> places) {
        Set<String> stay = new HashSet<>();
        tx.selectFrom(CONTAINED).where(CONTAINED.RESOURCE.in(places.keySet())).forEach(row -> {
            Within place = Objects.requireNonNull(places.get(row.get(CONTAINED.RESOURCE)));
            long asOf = place.asOf().toEpochMilli();
            boolean isThere = place.container().equals(row.get(CONTAINED.CONTAINER));
            if (asOf < row.get(CONTAINED.AS_OF) || (isThere && asOf == row.get(CONTAINED.AS_OF))) {
                places.remove(place.resource());
            } else if (isThere) {
                stay.add(place.resource());
            }
        });
        return stay;
    }

    private static Map<String, Record> readers(DSLContext tx, Collection<String> containers) {
        Map<String, Record> readers = new TreeMap<>();
        tx.selectFrom(RESOURCE_ACL)
                .where(RESOURCE_ACL.RESOURCE.in(new TreeSet<>(containers)))
                .forEach(row -> readers.put(row.get(RESOURCE_ACL.RESOURCE), row));
        return readers;
    }

    private static List<Told> remember(DSLContext tx, Collection<Within> places, Map<String, Record> readers) {
        var insert =
                tx.insertInto(CONTAINED, CONTAINED.RESOURCE, CONTAINED.CONTAINER, CONTAINED.AS_OF, CONTAINED.REVISION);
        for (Within it : places) {
            Record row = readers.get(it.container());
            long revision = row == null ? FIRST_REVISION : row.get(RESOURCE_ACL.REVISION);
            insert = insert.values(it.resource(), it.container(), it.asOf().toEpochMilli(), revision);
        }
        return insert.onConflict(CONTAINED.RESOURCE)
                .doUpdate()
                .set(CONTAINED.CONTAINER, DSL.excluded(CONTAINED.CONTAINER))
                .set(CONTAINED.AS_OF, DSL.excluded(CONTAINED.AS_OF))
                .set(
                        CONTAINED.REVISION,
                        DSL.when(CONTAINED.CONTAINER.eq(DSL.excluded(CONTAINED.CONTAINER)), CONTAINED.REVISION)
                                .otherwise(DSL.greatest(CONTAINED.REVISION.plus(1), DSL.excluded(CONTAINED.REVISION))))
                .where(CONTAINED.AS_OF.le(DSL.excluded(CONTAINED.AS_OF))) // somebody may have been faster
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
