package org.opencontextgraph.compose.run;

import static org.opencontextgraph.schema.topic.Topics.UNIT;

import java.sql.SQLException;
import org.opencontextgraph.compose.embedded.Refusal;
import org.opencontextgraph.database.MigrationFailedException;
import org.opencontextgraph.database.Migrations;
import org.opencontextgraph.database.Role;
import org.opencontextgraph.query.materializer.ContextRebuild;
import org.opencontextgraph.schema.config.OcgConfig;

/** The tables of one deployment. */
public final class Tables {
    private static final String LOCK_NOT_AVAILABLE = "55P03";

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

    /** Empties the released ones, for the materializer to fill them again; not before their topic was seen. */
    public static void rebuild(OcgConfig config) {
        try (Topics topics = Topics.of(config)) {
            topics.require(UNIT);
        }
        try (var database = new Databases(config.postgres()).pool(Role.MATERIALIZER, 1)) {
            ContextRebuild.begin(database);
        } catch (SQLException e) {
            throw new Refusal(
                    LOCK_NOT_AVAILABLE.equals(e.getSQLState())
                            ? "the tables have been read for longer than ten seconds (a backup?): nothing was changed,"
                                    + " try again later"
                            : "the tables could not be emptied, nothing was changed: " + e.getMessage(),
                    e);
        }
    }
}
