package org.opencontextgraph.schema.config;

/** The database. One role per component, each with its own password. */
public record PostgresConfig(
        @Setting(value = "JDBC address without credentials.", byDefault = "jdbc:postgresql://localhost:5432/ocg")
        String url,

        @Setting(
                value =
                        "Who makes the roles when the database is migrated: a superuser, or the database's owner who may"
                                + " create roles.",
                byDefault = "postgres")
        String administrator,

        @Setting(value = "Password of the administrator.", secret = true)
        String administratorPassword,

        @Setting(value = "Password that `ocg_migrator` gets, the owner of the schemas.", secret = true)
        String migratorPassword,

        @Setting(value = "Password of `ocg_materializer`.", secret = true)
        String materializerPassword,

        @Setting(value = "Password of `ocg_materializer_trace`.", secret = true)
        String materializerTracePassword,

        @Setting(value = "Password of `ocg_materializer_personal`.", secret = true)
        String materializerPersonalPassword,

        @Setting(value = "Password of `ocg_api`.", secret = true)
        String apiPassword,

        @Setting(value = "Password of `ocg_ingest`.", secret = true)
        String ingestPassword) {

    @Override
    public String toString() {
        return "PostgresConfig[" + url + "]";
    }
}
