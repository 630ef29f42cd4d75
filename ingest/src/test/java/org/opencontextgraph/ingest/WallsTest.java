package org.opencontextgraph.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The walls inside the ingest module; they mirror docs/architecture.md, "Who may know whom". */
class WallsTest {
    private static final String BASE = "org.opencontextgraph.ingest";
    private static final String KAFKA = "org.apache.kafka..";
    private static final String[] DATABASES = {
        "java.sql..", "javax.sql..", "org.jooq..", "org.opencontextgraph.database..", "io.lettuce.."
    };
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(BASE);

    @Test
    void shouldHaveNoCircleBetweenPackages() {
        slices().matching(BASE + ".(**)").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void shouldKeepConnectorsFromKafkaAndTheDatabase() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        BASE + ".avro..",
                        BASE + ".cloudevents..",
                        BASE + ".connector..",
                        BASE + ".content..",
                        BASE + ".file..",
                        BASE + ".github..",
                        BASE + ".jira..",
                        BASE + ".mapping..",
                        BASE + ".payload..",
                        BASE + ".permission..",
                        BASE + ".simulated..",
                        BASE + ".yaml..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(KAFKA, BASE + ".feed..", BASE + ".job..", BASE + ".book..")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(DATABASES)
                .because("a connector only tells what its source holds")
                .check(HOUSE);
    }

    /** It speaks SQL to a source, and Kafka's words for what a library reads; our own database and topics it does not know. */
    @Test
    void shouldKeepTheDatabaseThatIsReadFromOurs() {
        noClasses()
                .that()
                .resideInAPackage(BASE + ".cdc..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka.clients..",
                        "org.jooq..",
                        "org.opencontextgraph.database..",
                        "io.lettuce..",
                        BASE + ".feed..",
                        BASE + ".job..",
                        BASE + ".book..",
                        BASE + ".registry..")
                .check(HOUSE);
    }

    /** It reads somebody else's topic with Kafka's clients; our own topics and messages it does not know. */
    @Test
    void shouldKeepTheTopicThatIsReadFromOurs() {
        noClasses()
                .that()
                .resideInAPackage(BASE + ".topic..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka.clients.producer..",
                        "org.opencontextgraph.schema.topic..",
                        "org.opencontextgraph.schema.codec..",
                        BASE + ".feed..",
                        BASE + ".job..",
                        BASE + ".book..",
                        BASE + ".registry..")
                .check(HOUSE);
    }

    @Test
    void shouldLetOnlyTheRegistryOpenTokens() {
        noClasses()
                .that()
                .resideOutsideOfPackages(BASE + ".seal..", BASE + ".registry..", BASE + ".job..", BASE + ".inbox..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(BASE + ".seal..", "com.google.crypto..")
                .check(HOUSE);
    }

    @Test
    void shouldLetTheFeedKnowTheDoorAndNoConnectorBehindIt() {
        noClasses()
                .that()
                .resideInAPackage(BASE + ".feed..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        BASE + ".file..",
                        BASE + ".cdc..",
                        BASE + ".cloudevents..",
                        BASE + ".github..",
                        BASE + ".jira..",
                        BASE + ".simulated..",
                        BASE + ".topic..",
                        BASE + ".job..",
                        BASE + ".book..")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(DATABASES)
                .check(HOUSE);
    }

    @Test
    void shouldLetOnlyJobsAndTheBooksUseTheDatabaseAndRedis() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        BASE + ".job..", BASE + ".book..", BASE + ".registry..", BASE + ".inbox..", BASE + ".cdc..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DATABASES)
                .check(HOUSE);
    }

    /** It is published, for connectors of others. */
    @Test
    void shouldKeepTheKitFromAllButTheDoors() {
        classes()
                .that()
                .resideInAPackage(BASE + ".kit..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        BASE + ".kit..",
                        BASE + ".connector..",
                        BASE + ".http..",
                        "org.opencontextgraph.schema..",
                        "java..",
                        "com.sun.net.httpserver..",
                        "com.fasterxml.jackson..",
                        "org.junit.jupiter..",
                        "org.assertj..",
                        "org.jspecify..")
                .check(new ClassFileImporter().importPackages(BASE + ".kit"));
    }
}
