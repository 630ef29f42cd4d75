package org.opencontextgraph.ingest.registry;

import static org.opencontextgraph.database.jooq.ingest.Tables.DELIVERY_TOLD;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.opencontextgraph.ingest.http.Waited;

/**
 * What deliveries of tools that only send have told since the last run: `ingest.delivery_told`. A run of such a tool asks nothing; it says
 * what came. What was lost is said in every later run, too, since nobody can ask for it again.
 */
public final class ToldTable {
    /** Stands where other tools have the names of their streams. */
    public static final String STREAM = "deliveries";

    private final DSLContext sql;

    /** @param database connections of {@code ocg_ingest} */
    public ToldTable(DataSource database) {
        this.sql = DSL.using(database, SQLDialect.POSTGRES);
    }

    /** Of things in deliveries, and of whole ones. */
    public enum What {
        FETCHED,
        MAPPED,
        IGNORED,
        /** Nobody has decided what it means. */
        UNMAPPED,
        REJECTED,
        /** Deliveries of which nothing is known. */
        LOST;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param about of what is unmapped or lost, in words without content; else the empty string */
    public record Told(String connector, What what, String about, long number) {}

    /** In a transaction of the caller's; connectors have to be there. */
    public static void add(DSLContext tx, List<Told> all) {
        for (Told it : all) {
            if (it.number() > 0) {
                tx.insertInto(DELIVERY_TOLD)
                        .values(it.connector(), it.what().word(), it.about(), it.number())
                        .onConflict(DELIVERY_TOLD.CONNECTOR, DELIVERY_TOLD.WHAT, DELIVERY_TOLD.ABOUT)
                        .doUpdate()
                        .set(DELIVERY_TOLD.NUMBER, DELIVERY_TOLD.NUMBER.plus(it.number()))
                        .execute();
            }
        }
    }

    /** What no run has said yet. */
    public RunTable.Sums pending(String connector) {
        Map<String, Long> sums = sums(sql.selectFrom(DELIVERY_TOLD)
                .where(DELIVERY_TOLD.CONNECTOR.eq(connector))
                .fetch());
        return new RunTable.Sums(STREAM, sum(sums, What.UNMAPPED), sum(sums, What.REJECTED));
    }

    /**
     * Makes a run of what came since the last one.
     *
     * @param also what else keeps it from being complete
     */
    public RunTable.Row run(String connector, Instant started, Instant finished, List<String> also) {
        return sql.transactionResult(transaction -> {
            DSLContext tx = transaction.dsl();
            Result<? extends Record> told = tx.selectFrom(DELIVERY_TOLD)
                    .where(DELIVERY_TOLD.CONNECTOR.eq(connector))
                    .orderBy(DELIVERY_TOLD.WHAT, DELIVERY_TOLD.ABOUT)
                    .forUpdate()
                    .fetch();
            tx.deleteFrom(DELIVERY_TOLD)
                    .where(DELIVERY_TOLD.CONNECTOR.eq(connector))
                    .and(DELIVERY_TOLD.WHAT.ne(What.LOST.word()))
                    .execute();
            Map<String, Long> sums = sums(told);
            RunTable.Row row = new RunTable.Row(
                    STREAM,
                    started,
                    finished,
                    sum(sums, What.FETCHED),
                    sum(sums, What.MAPPED),
                    sum(sums, What.IGNORED),
                    0,
                    sum(sums, What.UNMAPPED),
                    sum(sums, What.REJECTED),
                    0,
                    0,
                    Waited.NEVER,
                    verdict(told, also),
                    null);
            RunTable.add(tx, connector, row);
            return row;
        });
    }

    private static List<String> verdict(Result<? extends Record> told, List<String> also) {
        List<String> verdict = new ArrayList<>(also);
        for (Record row : told) {
            String what = row.get(DELIVERY_TOLD.WHAT);
            String about = row.get(DELIVERY_TOLD.ABOUT);
            long number = row.get(DELIVERY_TOLD.NUMBER);
            if (what.equals(What.UNMAPPED.word())) {
                verdict.add("nobody has decided what " + about + " means (" + number + ")");
            } else if (what.equals(What.LOST.word())) {
                verdict.add(number + " deliveries " + about + ", and are lost unless they are sent again");
            } else if (what.equals(What.REJECTED.word()) && number > 0) {
                verdict.add(RunTable.broken(number));
            }
        }
        return verdict;
    }

    private static Map<String, Long> sums(Result<? extends Record> told) {
        Map<String, Long> sums = new TreeMap<>();
        told.forEach(row -> sums.merge(row.get(DELIVERY_TOLD.WHAT), row.get(DELIVERY_TOLD.NUMBER), Long::sum));
        return sums;
    }

    private static long sum(Map<String, Long> sums, What what) {
        return sums.getOrDefault(what.word(), 0L);
    }
}
