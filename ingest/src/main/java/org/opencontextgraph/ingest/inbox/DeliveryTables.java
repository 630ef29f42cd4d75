package org.opencontextgraph.ingest.inbox;

import static org.opencontextgraph.database.jooq.ingest.Tables.CONNECTOR;
import static org.opencontextgraph.database.jooq.ingest.Tables.DELIVERY_COUNT;
import static org.opencontextgraph.database.jooq.ingest.Tables.DELIVERY_SEEN;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.opencontextgraph.ingest.registry.ToldTable;
import org.opencontextgraph.ingest.registry.ToldTable.Told;

/** `ingest.delivery_seen` and `ingest.delivery_count`. */
public final class DeliveryTables {
    /** For so long the same delivery is refused; the corridor drops the events of an older one by their ids. */
    static final Duration REMEMBERED = Duration.ofDays(7);

    private final DSLContext sql;
    private final InstantSource clock;

    /** @param database connections of {@code ocg_ingest} */
    public DeliveryTables(DataSource database, InstantSource clock) {
        this.sql = DSL.using(database, SQLDialect.POSTGRES);
        this.clock = clock;
    }

    /** How many deliveries of a connector ended how, and when the last one did. */
    public record Count(String outcome, long deliveries, Instant last) {}

    /** In the order of their words. */
    public List<Count> counts(String connector) {
        return sql.selectFrom(DELIVERY_COUNT)
                .where(DELIVERY_COUNT.CONNECTOR.eq(connector))
                .orderBy(DELIVERY_COUNT.OUTCOME)
                .fetch(row -> new Count(
                        row.get(DELIVERY_COUNT.OUTCOME),
                        row.get(DELIVERY_COUNT.DELIVERIES),
                        row.get(DELIVERY_COUNT.LAST).toInstant()));
    }

    boolean isSeen(String connector, byte[] digest) {
        return sql.fetchExists(
                DELIVERY_SEEN, DELIVERY_SEEN.CONNECTOR.eq(connector).and(DELIVERY_SEEN.DIGEST.eq(digest)));
    }

    /** What was read in one go, and what it told; a connector that was removed meanwhile is passed over. */
    void note(List<Judged> all, List<Told> told) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        all.forEach(it -> counts.computeIfAbsent(it.connector(), _ -> new TreeMap<>())
                .merge(it.outcome().word(), 1L, Long::sum));
        sql.transaction(transaction -> {
            DSLContext tx = transaction.dsl();
            var there = tx.select(CONNECTOR.NAME)
                    .from(CONNECTOR)
                    .where(CONNECTOR.NAME.in(counts.keySet()))
                    .forShare()
                    .fetchSet(CONNECTOR.NAME);
            for (Judged it : all) {
                if (it.outcome() == Outcome.TAKEN && there.contains(it.connector())) {
                    tx.insertInto(DELIVERY_SEEN)
                            .values(it.connector(), it.digest(), now)
                            .onConflictDoNothing()
                            .execute();
                }
            }
            counts.forEach((connector, outcomes) -> {
                if (there.contains(connector)) {
                    outcomes.forEach((outcome, number) -> add(tx, connector, outcome, number, now));
                }
            });
            ToldTable.add(
                    tx,
                    told.stream().filter(it -> there.contains(it.connector())).toList());
            tx.deleteFrom(DELIVERY_SEEN)
                    .where(DELIVERY_SEEN.RECEIVED.lt(now.minus(REMEMBERED)))
                    .execute();
        });
    }

    private static void add(DSLContext tx, String connector, String outcome, long number, OffsetDateTime now) {
        tx.insertInto(DELIVERY_COUNT)
                .values(connector, outcome, number, now)
                .onConflict(DELIVERY_COUNT.CONNECTOR, DELIVERY_COUNT.OUTCOME)
                .doUpdate()
                .set(DELIVERY_COUNT.DELIVERIES, DELIVERY_COUNT.DELIVERIES.plus(number))
                .set(DELIVERY_COUNT.LAST, now)
                .execute();
    }
}
