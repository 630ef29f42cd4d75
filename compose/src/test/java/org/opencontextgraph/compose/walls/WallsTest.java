package org.opencontextgraph.compose.walls;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.compose.embedded.Secrets;

/** The walls of the whole house, seen from the module that sees all; docs/architecture.md, "Who may know whom". */
class WallsTest {
    private static final String BASE = "org.opencontextgraph.";
    private static final String TABLES = BASE + "database.jooq..";
    private static final String MESSAGES = BASE + "schema.message..";
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.opencontextgraph")
            .that(resideOutsideOfPackages(TABLES)); // generated, with circles of its own

    @Test
    void shouldKnowOnlyWhomTheListOfArrowsAllows() {
        Set<String> forbidden = new TreeSet<>();
        for (JavaClass type : HOUSE) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass known = dependency.getTargetClass().getBaseComponentType();
                if (known.getPackageName().startsWith(BASE)
                        && !room(type).equals(room(known))
                        && !Arrows.mayKnow(room(type), room(known))) {
                    forbidden.add(room(type) + " -> " + room(known) + "   (" + type.getSimpleName() + ")");
                }
            }
        }

        assertThat(forbidden).isEmpty();
    }

    @Test
    void shouldHaveEveryPackageOnTheListAndNoOther() {
        assertThat(rooms(HOUSE.stream())).isEqualTo(new TreeSet<>(Arrows.ALLOWED.keySet()));
    }

    @Test
    void shouldHaveNoCircleBetweenPackages() {
        slices().matching(BASE + "(**)").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void shouldHaveASignOnEveryDoorAndNullInNoneUnmarked() {
        Set<String> without = new TreeSet<>();
        HOUSE.that(resideOutsideOfPackages(MESSAGES)).forEach(type -> {
            boolean marked = type.getPackage()
                    .tryGetPackageInfo()
                    .map(sign -> sign.isAnnotatedWith(NullMarked.class))
                    .orElse(false);
            if (!marked) {
                without.add(type.getPackageName());
            }
        });

        assertThat(without).as("packages without @NullMarked package-info").isEmpty();
    }

    @Test
    void shouldKeepDatabasesOutOfTheRooms() {
        noClasses()
                .that()
                .resideInAPackage(BASE + "streams..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.jooq..", "org.postgresql..", "com.zaxxer..")
                .check(HOUSE);
    }

    @Test
    void shouldKeepKafkaOutOfThePublicDoor() {
        noClasses()
                .that()
                .resideInAPackage(BASE + "query.server..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "io.lettuce..")
                .because("what the API answers has passed the gate and stands in PostgreSQL")
                .check(HOUSE);
    }

    @Test
    void shouldKeepTheGateOutOfItsOwnAudit() {
        noClasses()
                .that()
                .resideInAPackage(BASE + "compose.privacy..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(BASE + "streams..", BASE + "query..", BASE + "database..", BASE + "ingest..")
                .because("who shares a class with the gate makes its mistakes twice")
                .check(HOUSE);
    }

    /** What links account numbers to names, what draws the cohorts, and what opens the tokens of tools. */
    @Test
    void shouldHandEachSecretToTheOneThatNeedsIt() {
        noClasses()
                .that()
                .resideOutsideOfPackages(BASE + "compose.cli..", BASE + "compose.embedded..")
                .and()
                .doNotHaveSimpleName("ConnectorRoom")
                .should()
                .callMethod(Secrets.class, "ingest")
                .check(HOUSE);
        noClasses()
                .that()
                .resideOutsideOfPackages(BASE + "compose.run..", BASE + "compose.embedded..")
                .should()
                .callMethod(Secrets.class, "release")
                .check(HOUSE);
        noClasses()
                .that()
                .doNotHaveSimpleName("ConnectorRoom")
                .should()
                .callMethod(Secrets.class, "connectorKeys", Supplier.class)
                .check(HOUSE);
        noClasses()
                .that()
                .resideOutsideOfPackages(BASE + "ingest.feed..", BASE + "ingest.connector..", BASE + "compose..")
                .should()
                .dependOnClassesThat()
                .haveSimpleName("Pseudonyms")
                .check(HOUSE);
    }

    private static Set<String> rooms(Stream<JavaClass> types) {
        return types.map(WallsTest::room).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String room(JavaClass type) {
        return type.getPackageName().substring(BASE.length());
    }
}
