import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.database.core.PostgresDatabase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.SchemaMappingType;
import org.jooq.meta.jaxb.Target;

/**
 * Generates the jOOQ tables from a real PostgreSQL that has gone through the changelog. Run by the build before
 * compiling, from source: {@code GenerateTables <resources> <output> <stamp> <jOOQ version>}. Does nothing when the
 * stamp says that neither changelog nor jOOQ nor this program changed.
 */
public final class GenerateTables {
    private static final String PACKAGE = "org.opencontextgraph.database.jooq";
    private static final String CHANGELOG = "org/opencontextgraph/database/";

    private GenerateTables() {}

    public static void main(String[] args) throws Exception {
        Path resources = Path.of(args[0]);
        Path output = Path.of(args[1]);
        Path stamp = Path.of(args[2]);
        String inputs = hash(resources, Path.of(args[4]), args[3]);
        if (Files.exists(stamp) && Files.readString(stamp).equals(inputs) && Files.isDirectory(output)) {
            return;
        }
        Logger liquibase = Logger.getLogger("liquibase"); // held, or its level is forgotten
        liquibase.setLevel(Level.WARNING);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                Connection connection = postgres.getPostgresDatabase().getConnection()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(Files.readString(resources.resolve(CHANGELOG + "roles.sql")));
            }
            migrate(connection, resources);
            connection.setAutoCommit(true);
            GenerationTool generation = new GenerationTool();
            generation.setConnection(connection);
            generation.run(configuration(output));
        }
        Files.createDirectories(stamp.getParent());
        Files.writeString(stamp, inputs);
        System.exit(0); // the embedded server leaves threads behind
    }

    private static void migrate(Connection connection, Path resources) throws Exception {
        Map<String, Object> quiet =
                Map.of(Scope.Attr.ui.name(), new LoggerUIService(), "liquibase.analytics.enabled", false);
        Scope.child(quiet, () -> {
            PostgresDatabase database = new PostgresDatabase();
            database.setConnection(new JdbcConnection(connection));
            database.setLiquibaseSchemaName("admin");
            try (var accessor = new DirectoryResourceAccessor(resources)) {
                Liquibase changelog = new Liquibase(CHANGELOG + "changelog/index.yaml", accessor, database);
                changelog.setShowSummary(UpdateSummaryEnum.OFF);
                changelog.update("");
            }
        });
    }

    private static Configuration configuration(Path output) {
        return new Configuration()
                .withLogging(Logging.WARN)
                .withGenerator(new Generator()
                        .withDatabase(new Database()
                                .withName("org.jooq.meta.postgres.PostgresDatabase")
                                .withSchemata(Stream.of("ingest", "trace", "personal", "context", "admin")
                                        .map(schema -> new SchemaMappingType().withInputSchema(schema))
                                        .toList())
                                .withIncludes(".*")
                                .withExcludes("admin\\.databasechangelog.*|databasechangelog.*"))
                        .withGenerate(new Generate()
                                .withRecords(false)
                                .withDaos(false)
                                .withPojos(false)
                                .withRoutines(true)
                                .withComments(true))
                        .withTarget(new Target().withPackageName(PACKAGE).withDirectory(output.toString())));
    }

    private static String hash(Path resources, Path program, String version) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(version.getBytes());
        List<Path> files;
        try (Stream<Path> found = Files.walk(resources)) {
            files = Stream.concat(found.filter(Files::isRegularFile), Stream.of(program))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        }
        for (Path file : files) {
            digest.update(file.getFileName().toString().getBytes());
            digest.update(Files.readAllBytes(file));
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
