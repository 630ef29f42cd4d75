package org.opencontextgraph.schema.config;

/** The database. One role per component, each with its own password. */
public record PostgresConfig(
        @Setting(value = "JDBC address without credentials.", byDefault = "jdbc:postgresql://localhost:5432/ocg")
        String url,

        @Setting(value = "Role that owns the schemas and migrates.", byDefault = "ocg_migrator")
        String migrator,

        @Setting(value = "Password of the migrating role.", secret = true)
        String migratorPassword,

        @Setting(value = "Password of `ocg_materializer`.", secret = true)
        String materializerPassword,

        @Setting(value = "Password of `ocg_materializer_trace`.", secret = true)
        String materializerTracePassword,

        @Setting(value = "Password of `ocg_api`.", secret = true)
        String apiPassword,

        @Setting(value = "Password of `ocg_ingest`.", secret = true)
        String ingestPassword) {

    @Override
    public String toString() {
        return "PostgresConfig[" + url + "]";
    }
}
