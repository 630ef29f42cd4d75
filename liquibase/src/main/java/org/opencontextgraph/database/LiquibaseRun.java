package org.opencontextgraph.database;

import java.sql.Connection;
import java.util.Map;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.database.core.PostgresDatabase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Liquibase over one connection: quiet, with its books in {@code admin}, and without calling home. */
final class LiquibaseRun {
    private LiquibaseRun() {}

    /** What is to be done with the changelog. */
    @FunctionalInterface
    interface Step {
        void on(Liquibase liquibase) throws Exception;
    }

    static void update(Connection connection) throws Exception {
        run(connection, liquibase -> liquibase.update(new Contexts(), new LabelExpression()));
    }

    /** Takes back the last {@code changesets}. */
    static void rollback(Connection connection, int changesets) throws Exception {
        run(connection, liquibase -> liquibase.rollback(changesets, new Contexts(), new LabelExpression()));
    }

    static void run(Connection connection, Step step) throws Exception {
        // Liquibase reads its settings from the scope: usage statistics would leave the house otherwise
        Map<String, Object> quiet =
                Map.of(Scope.Attr.ui.name(), new LoggerUIService(), "liquibase.analytics.enabled", false);
        Scope.child(quiet, () -> {
            // not closed: that would close the caller's connection
            PostgresDatabase database = new PostgresDatabase();
            database.setConnection(new JdbcConnection(connection));
            database.setLiquibaseSchemaName("admin");
            ClassLoaderResourceAccessor resources =
                    new ClassLoaderResourceAccessor(LiquibaseRun.class.getClassLoader());
            try {
                Liquibase liquibase = new Liquibase(Changelog.INDEX, resources, database);
                liquibase.setShowSummary(UpdateSummaryEnum.OFF);
                step.on(liquibase);
            } finally {
                resources.close();
            }
        });
    }
}
