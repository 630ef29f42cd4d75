package org.opencontextgraph.ingest.registry;

import static org.opencontextgraph.database.jooq.ingest.Tables.SEALING_KEY;

import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.opencontextgraph.ingest.seal.SealingKeys;

/** `ingest.sealing_key`: the public halves of our keys, for the API that seals and cannot open. */
public final class SealingKeyTable {
    private final DataSource database;

    /** @param database connections of {@code ocg_ingest} */
    public SealingKeyTable(DataSource database) {
        this.database = database;
    }

    public void publish(SealingKeys keys) {
        String text = keys.publicJson();
        DSL.using(database, SQLDialect.POSTGRES)
                .insertInto(SEALING_KEY)
                .set(SEALING_KEY.PUBLIC_KEYS, text)
                .onConflict(SEALING_KEY.ONLY_ONE)
                .doUpdate()
                .set(SEALING_KEY.PUBLIC_KEYS, text)
                .where(SEALING_KEY.PUBLIC_KEYS.ne(text))
                .execute();
    }
}
