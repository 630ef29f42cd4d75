package org.opencontextgraph.compose.embedded;

import java.util.List;
import java.util.stream.Collectors;

/** One role per component; what each may do is granted by the migrations. */
public final class PostgresRoles {
    public static final List<String> COMPONENTS =
            List.of("ocg_materializer", "ocg_materializer_trace", "ocg_api", "ocg_ingest");

    private PostgresRoles() {}

    /** What PostgreSQL's single-user mode reads at the very first start: one statement a line. */
    static String statements(Secrets secrets) {
        String owner = create(EmbeddedPostgres.OWNER, secrets) + "\n";
        String components =
                COMPONENTS.stream().map(role -> create(role, secrets) + "\n").collect(Collectors.joining());
        String database = "CREATE DATABASE " + EmbeddedPostgres.DATABASE + " OWNER " + EmbeddedPostgres.OWNER + "\n";
        return owner + components + database;
    }

    private static String create(String role, Secrets secrets) {
        String password = secrets.of("postgres." + role).reveal();
        return "CREATE ROLE " + role + " LOGIN PASSWORD '" + password + "'";
    }
}
