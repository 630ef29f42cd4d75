package org.opencontextgraph.ingest.book;

import static org.opencontextgraph.database.jooq.ingest.Tables.IMPORT;

import java.io.IOException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.book.ImportEntry.Counts;

/** The imports of an instance, in its PostgreSQL. */
public final class ImportTable implements ImportBook {
    private final DSLContext sql;
    private final InstantSource clock;

    /** @param database connections of {@code ocg_ingest} */
    public ImportTable(DataSource database, InstantSource clock) {
        this.sql = DSL.using(database, SQLDialect.POSTGRES);
        this.clock = clock;
    }

    @Override
    public void begins(ImportEntry entry, boolean first) throws IOException {
        try {
            if (first) {
                write(entry);
            } else {
                goOn(entry);
            }
        } catch (DataAccessException e) {
            throw new IOException(
                    "the import could not be written down in PostgreSQL, so nothing was loaded; start it again", e);
        }
    }

    @Override
    public void ended(String lane, @Nullable Counts counts) throws IOException {
        try {
            sql.update(IMPORT)
                    .set(IMPORT.FINISHED, now())
                    .set(IMPORT.EVENTS_READ, counts == null ? IMPORT.EVENTS_READ : DSL.val(counts.read()))
                    .set(IMPORT.EVENTS_REFUSED, counts == null ? IMPORT.EVENTS_REFUSED : DSL.val(counts.refused()))
                    .where(IMPORT.LANE.eq(lane))
                    .and(IMPORT.FINISHED.isNull())
                    .execute();
        } catch (DataAccessException e) {
            throw new IOException(
                    "all of it is loaded, but that could not be written down in PostgreSQL; start it again", e);
        }
    }

    /** A run before that died before it sent anything has left a row: what is said now holds. */
    private void write(ImportEntry entry) {
        String[] labels = new TreeSet<>(entry.labels()).toArray(String[]::new);
        Counts counts = entry.counts();
        sql.insertInto(IMPORT)
                .set(IMPORT.LANE, entry.lane())
                .set(IMPORT.CONNECTOR, entry.connector())
                .set(IMPORT.PROCESS, entry.process())
                .set(IMPORT.BEGUN, now())
                .set(IMPORT.EVENTS_READ, counts == null ? null : counts.read())
                .set(IMPORT.EVENTS_REFUSED, counts == null ? null : counts.refused())
                .set(IMPORT.CONSENT, entry.consent().name())
                .set(IMPORT.READERS, entry.readers())
                .set(IMPORT.LABELS, labels)
                .onConflict(IMPORT.LANE)
                .doUpdate()
                .set(IMPORT.BEGUN, now())
                .set(IMPORT.CONSENT, entry.consent().name())
                .set(IMPORT.READERS, entry.readers())
                .set(IMPORT.LABELS, labels)
                .execute();
    }

    /** Accounts, consent and readers were sent before; the events that come have the labels of now. */
    private void goOn(ImportEntry entry) {
        sql.transaction(transaction -> {
            DSLContext tx = transaction.dsl();
            String @Nullable [] before = tx.select(IMPORT.LABELS)
                    .from(IMPORT)
                    .where(IMPORT.LANE.eq(entry.lane()))
                    .forUpdate()
                    .fetchOne(IMPORT.LABELS);
            if (before != null) {
                TreeSet<String> labels = new TreeSet<>(entry.labels());
                labels.addAll(List.of(before));
                tx.update(IMPORT)
                        .set(IMPORT.CONTINUED, now())
                        .set(IMPORT.LABELS, labels.toArray(String[]::new))
                        .where(IMPORT.LANE.eq(entry.lane()))
                        .execute();
            }
        });
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
