package org.opencontextgraph.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencontextgraph.ingest.connector.EventBatch;
import org.opencontextgraph.ingest.connector.Rejected;
import org.opencontextgraph.ingest.connector.SourceEvent;
import org.opencontextgraph.ingest.connector.SourceFact;
import org.opencontextgraph.ingest.file.log.Mapping;
import org.opencontextgraph.ingest.file.log.SharedLogs;
import org.opencontextgraph.schema.id.Audience;
import org.opencontextgraph.schema.id.ProcessKey;
import org.opencontextgraph.schema.message.Evidence;

class FileConnectorTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Mapping MAPPING = Mapping.parse("case=c,activity=a,person=p,time=t,order=o");
    private static final String LOG = """
            c,a,p,t,o
            1,open,ann,2020-01-02T00:00:00Z,0
            2,open,bob,2020-01-01T00:00:00Z,0
            1,close,ann,never,0
            1,close,,2020-01-02T00:00:00Z,2
            1,work,bob,2020-01-02T00:00:00Z,1
            """;

    @TempDir
    Path directory;

    @Test
    void shouldTellEventsInTheOrderOfTimeThenOrderAndRejectionsAtTheEnd() throws IOException {
        // Given
        try (FileConnector connector = FileConnector.open(settings(LOG, null, false, null), NOW)) {
            // When
            EventBatch batch = connector.fetch("", 100);

            // Then
            assertThat(batch.events()).extracting(SourceEvent::label).containsExactly("open", "open", "work", "close");
            assertThat(batch.events()).extracting(SourceEvent::sequence).containsExactly(0L, 1L, 2L, 3L);
            assertThat(batch.events().getLast().account()).isNull();
            assertThat(batch.rejected())
                    .containsExactly(new Rejected("log.csv, line 4", "the event's time cannot be read"));
            assertThat(batch.end()).isTrue();
            assertThat(batch.completeUpTo()).isEqualTo("2020-01-02T00:00:00Z");
            assertThat(connector.report().eventsWithoutPerson()).isEqualTo(1);
            assertThat(connector.report().rejectedByReason()).hasSize(1);
        }
    }

    @Test
    void shouldGiveTheSameRecordsWhateverTheStepsAndWhereverItGoesOn() throws IOException {
        // Given
        try (FileConnector connector = FileConnector.open(settings(LOG, null, false, null), NOW)) {
            EventBatch whole = connector.fetch("", 100);
            List<SourceEvent> events = new ArrayList<>();
            List<Rejected> rejected = new ArrayList<>();

            // When
            EventBatch batch;
            String position = "";
            do {
                EventBatch first = connector.fetch(position, 2);
                batch = connector.fetch(position, 1);
                assertThat(first.events()).startsWith(batch.events().toArray(SourceEvent[]::new));
                events.addAll(batch.events());
                rejected.addAll(batch.rejected());
                position = batch.position();
            } while (!batch.end());

            // Then
            assertThat(events).isEqualTo(whole.events());
            assertThat(rejected).isEqualTo(whole.rejected());
            assertThat(connector.fetch(position, 5).events()).isEmpty();
        }
    }

    @Test
    void shouldSayThatTimeIsCompleteOnlyUpToTheNextEvent() throws IOException {
        // Given
        try (FileConnector connector = FileConnector.open(settings(LOG, null, false, null), NOW)) {
            // When
            EventBatch batch = connector.fetch("1", 1);

            // Then: two more events share the time of this one
            assertThat(batch.events()).hasSize(1);
            assertThat(batch.completeUpTo()).isEqualTo("2020-01-01T23:59:59.999Z");
        }
    }

    @Test
    void shouldKeepIdsAndRanksWhenAnEventOfTheFutureIsAcceptedLater() throws IOException {
        // Given
        FileImport settings = settings(LOG + "3,open,ann,2026-12-24T00:00:00Z,0\n", null, false, null);
        try (FileConnector today = FileConnector.open(settings, NOW);
                FileConnector later = FileConnector.open(settings, NOW.plus(Duration.ofDays(60)))) {
            // When
            List<SourceEvent> before = today.fetch("", 100).events();
            List<SourceEvent> after = later.fetch("", 100).events();

            // Then
            assertThat(after).hasSize(before.size() + 1).startsWith(before.toArray(SourceEvent[]::new));
        }
    }

    @Test
    void shouldVouchForNobodyAndNothingByDefault() throws IOException {
        // Given
        try (FileConnector connector = FileConnector.open(settings(LOG, null, false, null), NOW)) {
            // When
            List<SourceFact> facts = facts(connector);

            // Then
            assertThat(facts)
                    .filteredOn(SourceFact.AccountFact.class::isInstance)
                    .hasSize(2)
                    .allSatisfy(fact -> {
                        SourceFact.AccountFact account = (SourceFact.AccountFact) fact;
                        assertThat(account.evidence()).isEqualTo(Evidence.PROVISIONAL);
                    });
            assertThat(facts)
                    .filteredOn(SourceFact.ReadersUnknown.class::isInstance)
                    .hasSize(2);
            assertThat(facts).hasSize(4);
            assertThat(connector.source().vocabulary()).isEmpty();
        }
    }

    @Test
    void shouldNamespacePeopleAndCasesByTheImport() throws IOException {
        // Given
        try (FileConnector connector = FileConnector.open(settings(LOG, 2, true, new Audience("group:Sales")), NOW)) {
            String namespace = "import:" + connector.source().lane() + ":";

            // When
            List<SourceFact> facts = facts(connector);

            // Then
            assertThat(facts)
                    .contains(
                            new SourceFact.ConsentFact(namespace + "ann", true, Instant.EPOCH),
                            new SourceFact.ReadersKnown(namespace + "2", List.of(new Audience("group:Sales")), 1));
            assertThat(facts).hasSize(2 + 2 + 2);
            assertThat(connector.source().vocabulary()).containsExactly("open");
            assertThat(connector.source().fingerprint())
                    .isEqualTo(connector.source().lane().value())
                    .matches("[0-9a-f]{64}");
        }
    }

    @Test
    void shouldBeAnotherImportWhenFileMappingOrProcessDiffer() throws IOException {
        // Given
        Path file = Files.writeString(directory.resolve("a.csv"), LOG);
        Path same = Files.writeString(directory.resolve("b.csv"), LOG);
        Path other = Files.writeString(directory.resolve("c.csv"), LOG + "\n");
        ProcessKey process = new ProcessKey("p");

        // When
        List<String> lanes = List.of(
                Fingerprint.of(file, MAPPING, process).value(),
                Fingerprint.of(other, MAPPING, process).value(),
                Fingerprint.of(file, Mapping.DEFAULT, process).value(),
                Fingerprint.of(file, MAPPING, new ProcessKey("q")).value());

        // Then
        assertThat(new HashSet<>(lanes)).hasSize(4);
        assertThat(Fingerprint.of(same, MAPPING, process).value()).isEqualTo(lanes.getFirst());
    }

    @Test
    void shouldSortARealLogTheSameWithAndWithoutSpilling() throws IOException {
        // Given
        Path log = SharedLogs.log("bpic2013-incidents.xes.gz");
        List<SourceEvent> expected = new ArrayList<>();
        try (FileConnector roomy = FileConnector.open(settings(log, 64 << 20), NOW);
                FileConnector narrow = FileConnector.open(settings(log, 200_000), NOW)) {
            // When
            for (EventBatch batch = roomy.fetch("", 10_000); ; batch = roomy.fetch(batch.position(), 10_000)) {
                expected.addAll(batch.events());
                if (batch.end()) {
                    break;
                }
            }

            // Then
            assertThat(expected).hasSize(65_533).isSortedAccordingTo(Comparator.comparingLong(SourceEvent::time));
            assertThat(expected.stream().map(SourceEvent::id).distinct()).hasSize(65_533);
            assertThat(narrow.fetch("", 100_000).events()).isEqualTo(expected);
            assertThat(narrow.fetch("60000", 100).events()).isEqualTo(expected.subList(60_000, 60_100));
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void shouldLeaveNothingBehindWhenTheLogIsRefused() throws IOException {
        // Given
        FileImport settings = settings("c,x\n1,2\n", null, false, null);

        // When // Then
        assertThatThrownBy(() -> FileConnector.open(settings, NOW)).hasMessageContaining("there is no column 'a'");
        assertThat(files()).containsExactly(settings.file());
    }

    private FileImport settings(
            String content, @Nullable Integer labelQuorum, boolean vouched, @Nullable Audience readers)
            throws IOException {
        Path file = Files.writeString(directory.resolve("log.csv"), content);
        return new FileImport(
                file,
                new ProcessKey("orders"),
                MAPPING,
                Duration.ofDays(30),
                labelQuorum,
                vouched,
                readers,
                directory,
                FileImport.DEFAULT_SORT_MEMORY);
    }

    private FileImport settings(Path file, long memory) {
        ProcessKey process = new ProcessKey("incidents");
        return new FileImport(
                file, process, Mapping.DEFAULT, Duration.ofDays(30), 5, true, Audience.EVERYONE, directory, memory);
    }

    private static List<SourceFact> facts(FileConnector connector) {
        List<SourceFact> facts = new ArrayList<>();
        connector.describe(facts::add);
        return facts;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
