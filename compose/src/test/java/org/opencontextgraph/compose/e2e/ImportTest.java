package org.opencontextgraph.compose.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.opencontextgraph.compose.cli.Said;
import org.opencontextgraph.schema.message.Trace;
import org.opencontextgraph.schema.message.TraceEvent;
import org.opencontextgraph.schema.message.Unit;
import org.opencontextgraph.schema.topic.Topics;

/** Logs into an instance with a real instance's policy. */
class ImportTest {
    @RegisterExtension
    static final InstanceUnderTest INSTANCE = new InstanceUnderTest(Instances.STANDARD);

    @TempDir
    private Path place;

    @Test
    void shouldReleaseTheSameUnitsAsADemoAndOnlyOnce() throws Exception {
        // Given
        Map<String, String> demo = UndisturbedDemo.units();

        // When
        Said first = INSTANCE.imports(UndisturbedDemo.LOG);

        // Then
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out()).contains("8577 events loaded, 0 refused").doesNotContain("people");
        assertThat(INSTANCE.running().units(UndisturbedDemo.LOG)).isEqualTo(demo);

        // And administrators are told what came in, and that all of it can be seen
        JsonNode told = imported();
        assertThat(told.path("finished").isNull()).isFalse();
        assertThat(List.of("process", "connector", "visible", "events_read", "events_refused", "consent", "readers"))
                .extracting(it -> told.path(it).asText())
                .containsExactly(UndisturbedDemo.LOG, "file", "true", "8000", "0", "all", "everyone");
        List<String> labels = new ArrayList<>();
        admin().told("/vocabulary?process_key=" + UndisturbedDemo.LOG)
                .path("vocabularies")
                .get(0)
                .path("labels")
                .forEach(label -> labels.add(label.asText()));
        assertThat(labels).hasSize(told.path("registered_labels").asInt()).isSorted();
        assertThat(labels).containsAll(releasedSteps());

        // And again
        assertThat(events()).isEqualTo(8577);
        Said second = INSTANCE.imports(UndisturbedDemo.LOG);
        assertThat(second.code()).isZero();
        assertThat(second.out()).contains("was imported before, nothing changed");
        assertThat(events()).isEqualTo(8577);
        assertThat(INSTANCE.running().units(UndisturbedDemo.LOG)).isEqualTo(demo);
        assertThat(imported()).isEqualTo(told);

        // And another file in its place
        Path other = Files.writeString(
                place.resolve("receipt.csv"), "case,activity,person,time\n1,a,anna,2020-01-01T00:00:00Z\n");
        Said third = INSTANCE.imports(other, "--map", "case=case,activity=activity,person=person,time=time");
        assertThat(third.code()).isNotZero();
        assertThat(third.err()).contains("already has an import").hasLineCount(1);
        assertThat(imported()).isEqualTo(told);
        assertThat(INSTANCE.running().units(UndisturbedDemo.LOG)).isEqualTo(demo);
    }

    private static AdminAnswers admin() {
        return new AdminAnswers(INSTANCE.running());
    }

    /** The one import of the log. */
    private static JsonNode imported() throws Exception {
        JsonNode imports =
                admin().told("/imports?process_key=" + UndisturbedDemo.LOG).path("imports");
        assertThat(imports).hasSize(1);
        return imports.get(0);
    }

    private static Set<String> releasedSteps() {
        return INSTANCE.running()
                .topic(Topics.UNIT)
                .all(Unit.class)
                .filter(it -> it.getProcess().equals(UndisturbedDemo.LOG))
                .flatMap(it -> it.getSteps().stream())
                .collect(Collectors.toSet());
    }

    @Test
    void shouldFillTheTablesAgainAsTheyWere() throws Exception {
        // Given
        assertThat(INSTANCE.imports("helpdesk").code()).isZero();
        List<String> before = released();
        assertThat(before).hasSizeGreaterThan(100);

        // When
        Said said =
                Said.by("rebuild", "--data-dir", INSTANCE.running().directory().toString());

        // Then: nothing was restarted
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).contains("fills them again");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(released()).isEqualTo(before));
    }

    /** All rows of the derived tables that do not depend on the time of day. */
    private static List<String> released() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (var database = INSTANCE.running().database();
                var statement = database.createStatement()) {
            for (String table : List.of("release_unit", "unit_edge", "cut_timing", "scope")) {
                var found =
                        statement.executeQuery("select derived::text from context." + table + " derived order by 1");
                while (found.next()) {
                    rows.add(table + found.getString(1));
                }
            }
        }
        return rows;
    }

    @Test
    void shouldShowNoTraceOfTwoPeople() throws Exception {
        // Given a log of two people
        String log = "bpic2020-request-for-payment";
        BatchLog batch = BatchLog.read(log);
        assertThat(batch.people()).hasSize(2);

        // When
        Said said = INSTANCE.imports(log);

        // Then
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(INSTANCE.running().units(log)).isEmpty();
        assertThat(admin().told("/vocabulary?process_key=" + log)
                        .path("vocabularies")
                        .get(0)
                        .path("labels"))
                .isEmpty();
        for (String answer : List.of("variants", "graph")) {
            assertThat(analytics(log, answer)).isEqualTo(analytics("never-heard-of", answer));
        }
        assertThat(INSTANCE.running().get("/api/v1/analytics/processes")).doesNotContain(log);
        List<Trace> traces = INSTANCE.running()
                .topic(Topics.TRACE)
                .all(Trace.class)
                .filter(it -> it.getProcess().equals(log))
                .toList();
        assertThat(traces).hasSameSizeAs(batch.tasks());
        String metrics = INSTANCE.running().get("/metrics");
        assertThat(metrics)
                .contains("# TYPE")
                .doesNotContain(batch.people())
                .doesNotContain(log, traces.getFirst().getLane(), "person", "people");
        traces.stream()
                .map(Trace::getPerson)
                .distinct()
                .forEach(person -> assertThat(metrics).doesNotContain(person));
    }

    @Test
    void shouldReleaseNothingWithoutConsentOrReaders() {
        for (String log : List.of("helpdesk", "receipt")) {
            releasesNothing(log, "nobody-agreed", "--readable-by", "everyone", "--register-labels");
            releasesNothing(log, "nobody-may-read", "--consent", "all", "--register-labels");
            releasesNothing(log, "nobody-said-anything");
        }
    }

    private static void releasesNothing(String log, String why, String... options) {
        String process = log + "-" + why;
        String[] all = new String[options.length + 2];
        all[0] = "--process";
        all[1] = process;
        System.arraycopy(options, 0, all, 2, options.length);

        Said said = INSTANCE.imports(PublicLog.find(log), all);

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(INSTANCE.running().topic(Topics.TRACE).all(Trace.class).map(Trace::getProcess))
                .doesNotContain(process);
        assertThat(INSTANCE.running().topic(Topics.UNIT).all(Unit.class).map(Unit::getProcess))
                .doesNotContain(process);
    }

    private static long events() {
        return INSTANCE.running()
                .topic(Topics.TRACE_EVENT)
                .all(TraceEvent.class)
                .filter(it -> UndisturbedDemo.LOG.equals(it.getProcess()))
                .count();
    }

    /** With the key of the process taken out, which the asker knows. */
    private static String analytics(String process, String answer) throws IOException, InterruptedException {
        return INSTANCE.running()
                .get("/api/v1/analytics/processes/" + process + "/" + answer)
                .replace(process, "PROCESS");
    }
}
