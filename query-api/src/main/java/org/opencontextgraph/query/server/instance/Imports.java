package org.opencontextgraph.query.server.instance;

import static org.jooq.impl.DSL.trueCondition;
import static org.opencontextgraph.database.jooq.admin.Tables.IMPORT;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jooq.Record;
import org.opencontextgraph.query.server.access.Subject;
import org.opencontextgraph.query.server.admin.AdminTransactions;
import org.opencontextgraph.query.server.admin.Listing;

/** What was loaded from sources that end. */
public final class Imports {
    private final AdminTransactions transactions;

    public Imports(AdminTransactions transactions) {
        this.transactions = transactions;
    }

    /**
     * The latest first.
     *
     * @param process of these only
     */
    public Listing<LoadedImport> imports(Subject administrator, Optional<String> process, Listing.Place place)
            throws SQLException {
        return transactions.run(
                administrator,
                "db.query.imports",
                sql -> Listing.of(
                        sql.selectFrom(IMPORT)
                                .where(process.map(IMPORT.PROCESS::eq).orElse(trueCondition()))
                                .and(place.after()
                                        .map(Long::valueOf)
                                        .map(IMPORT.NUMBER::lt)
                                        .orElse(trueCondition()))
                                .orderBy(IMPORT.NUMBER.desc())
                                .limit(place.limit() + 1)
                                .fetch(Imports::loaded),
                        place.limit(),
                        it -> Long.toString(it.number())));
    }

    private static LoadedImport loaded(Record row) {
        return new LoadedImport(
                row.get(IMPORT.NUMBER),
                row.get(IMPORT.LANE),
                row.get(IMPORT.CONNECTOR),
                Optional.ofNullable(row.get(IMPORT.PROCESS)),
                row.get(IMPORT.BEGUN).toInstant(),
                Optional.ofNullable(row.get(IMPORT.CONTINUED)).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.get(IMPORT.FINISHED)).map(OffsetDateTime::toInstant),
                row.get(IMPORT.VISIBLE),
                Optional.ofNullable(row.get(IMPORT.EVENTS_READ)),
                Optional.ofNullable(row.get(IMPORT.EVENTS_REFUSED)),
                row.get(IMPORT.CONSENT),
                row.get(IMPORT.READERS),
                List.of(row.get(IMPORT.LABELS)));
    }
}
