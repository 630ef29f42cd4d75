package org.opencontextgraph.streams;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The walls inside the streams module; they mirror docs/architecture.md, "Who may know whom". */
class WallsTest {
    private static final String BASE = "org.opencontextgraph.streams";
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(BASE);

    @Test
    void shouldHaveNoCircleBetweenPackages() {
        slices().matching(BASE + ".(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void shouldKeepRoomsApart() {
        for (String room : new String[] {"resource", "account", "personal", "release"}) {
            noClasses()
                    .that()
                    .resideInAPackage(BASE + "." + room + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others(room))
                    .because("rooms meet in topics only")
                    .check(HOUSE);
        }
    }

    @Test
    void shouldLetKafkaIntoStagesProcessorsAndTheCorridorOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(BASE, BASE + ".corridor..")
                .and()
                .haveSimpleNameNotEndingWith("Stage")
                .and()
                .haveSimpleNameNotEndingWith("Processor")
                .and()
                .haveSimpleNameNotEndingWith("Serde")
                .and(
                        new com.tngtech.archunit.base.DescribedPredicate<com.tngtech.archunit.core.domain.JavaClass>(
                                "are not nested in one of those") {
                            @Override
                            public boolean test(com.tngtech.archunit.core.domain.JavaClass type) {
                                return !type.getName().matches(".*(Stage|Processor|Serde)\\$.*");
                            }
                        })
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..")
                .because("a room's heart is plain values in, plain values out")
                .check(HOUSE);
    }

    @Test
    void shouldKnowNeitherDatabaseNorHttp() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.jooq..", "org.postgresql..", "java.net.http..")
                .check(HOUSE);
    }

    @Test
    void shouldLetOnlyTheReleaseRoomWriteReleasedTopics() {
        classes()
                .that()
                .resideInAnyPackage(BASE + ".resource..", BASE + ".account..", BASE + ".personal..")
                .should()
                .onlyAccessFieldsThat(
                        new com.tngtech.archunit.base.DescribedPredicate<com.tngtech.archunit.core.domain.JavaField>(
                                "are no released topic") {
                            @Override
                            public boolean test(com.tngtech.archunit.core.domain.JavaField field) {
                                return !(field.getOwner().getSimpleName().equals("Topics")
                                        && java.util.Set.of("UNIT", "LEDGER", "AUDIT")
                                                .contains(field.getName()));
                            }
                        })
                .check(HOUSE);
    }

    private static String[] others(String room) {
        return java.util.stream.Stream.of("resource", "account", "personal", "release")
                .filter(other -> !other.equals(room))
                .map(other -> BASE + "." + other + "..")
                .toArray(String[]::new);
    }
}
