package org.opencontextgraph.compose.run;

import org.opencontextgraph.compose.embedded.Refusal;
import org.opencontextgraph.database.MigrationFailedException;
import org.opencontextgraph.database.Migrations;
import org.opencontextgraph.schema.config.OcgConfig;

/** The tables of one deployment. */
public final class Tables {
    private Tables() {}

    /** Brings them to this version; returns whether there was anything to do. */
    public static boolean migrate(OcgConfig config) {
        Databases databases = new Databases(config.postgres());
        try {
            return Migrations.apply(databases.administrator(), databases.passwords()) == Migrations.Outcome.APPLIED;
        } catch (MigrationFailedException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
    }
}
