package org.opencontextgraph.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.opencontextgraph.ingest.connector.SourceEvent;
import org.opencontextgraph.schema.message.Account;
import org.opencontextgraph.schema.message.AccountName;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.message.Consent;
import org.opencontextgraph.schema.message.TraceEvent;
import org.opencontextgraph.schema.topic.Topics;

class ImportFeedTest {
    private static final byte[] SECRET = "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    private static final InstantSource NOW = InstantSource.fixed(Instant.parse("2026-07-01T00:00:00Z"));
    private static final int EVENTS = 1_000;

    private FeedSettings settings = FeedSettings.of(Map.of(), "");

    @BeforeEach
    void topics(TestInfo test) throws Exception {
        FeedSettings of =
                TestBroker.newTopics(test.getTestMethod().orElseThrow().getName() + ".");
        settings = new FeedSettings(of.client(), of.topicPrefix(), 100, 30);
    }

    @Test
    void shouldWriteEveryEventOnceAndInOrderWhenImportedTwice() throws Exception {
        // When
        ImportOutcome first = run(new ListConnector("a", events()));
        ImportOutcome second = run(new ListConnector("a", events()));

        // Then
        assertThat(first).isInstanceOfSatisfying(ImportOutcome.Imported.class, it -> {
            assertThat(it.counts()).isEqualTo(new FeedCounts(1, 2, EVENTS, EVENTS, 0, 1));
            assertThat(it.firstRejected()).hasSize(1);
        });
        assertThat(second).isEqualTo(new ImportOutcome.AlreadyImported());
        assertEveryEventOnceAndInOrder();
        assertClocksSayNoMoreThanWasSent();
        assertThat(TestBroker.committed(settings, Topics.DEAD_LETTER)).hasSize(1);
    }

    @Test
    void shouldGoOnWhereABrokenSourceStopped() throws Exception {
        // Given
        ListConnector source = new ListConnector("a", events());
        assertThatThrownBy(() -> run(source.breakingAt(450))).isInstanceOf(IOException.class);
        assertThat(TestBroker.committed(settings, Topics.TRACE_EVENT).stream()
                        .filter(it -> it.value() instanceof TraceEvent))
                .hasSize(400);

        // When
        ImportOutcome outcome = run(source);

        // Then
        assertThat(outcome).isInstanceOf(ImportOutcome.Imported.class);
        assertEveryEventOnceAndInOrder();
        assertClocksSayNoMoreThanWasSent();
        assertThat(TestBroker.committed(settings, Topics.CONSENT)).hasSize(1);
    }

    @Test
    void shouldSayBeforeItSendsAnythingWhetherItIsTheFirstRun() throws Exception {
        // Given
        ListConnector source = new ListConnector("a", events());
        List<String> said = new ArrayList<>();

        // When nobody wants it to begin, then it breaks, goes on, is imported again, and another file comes
        assertThatThrownBy(() -> run(source, new Said(said, true))).hasMessage("not now");
        assertThatThrownBy(() -> run(source.breakingAt(450), new Said(said, false)))
                .isInstanceOf(IOException.class);
        run(source, new Said(said, false));
        run(source, new Said(said, false));
        run(new ListConnector("b", events()), new Said(said, false));

        // Then
        assertThat(said.stream().distinct()).containsExactly("first", "committed", "not first");
        assertThat(said).filteredOn(it -> !it.equals("committed")).containsExactly("first", "first", "not first");
        assertThat(said.subList(0, 3)).containsExactly("first", "first", "committed");
    }

    private record Said(List<String> words, boolean refuses) implements ImportProgress {
        @Override
        public void begins(boolean first) throws IOException {
            words.add(first ? "first" : "not first");
            if (refuses) {
                throw new IOException("not now");
            }
        }

        @Override
        public void committed(FeedCounts counts) {
            words.add("committed");
        }
    }

    @Test
    void shouldAbortWhatADeadFeedLeftOpen() throws Exception {
        // Given a feed that died in the middle of a transaction: its writer was never closed
        ListConnector source = new ListConnector("a", events());
        assertThatThrownBy(() -> run(source.breakingAt(450))).isInstanceOf(IOException.class);
        TopicWriter dead = TopicWriter.open(settings, ImportFeed.writerId(source.source()));
        dead.begin();
        dead.send(
                Topics.TRACE_EVENT,
                "case-1",
                new TraceEvent("half", "lane-a", "case-1", "account", "p", "step", 1L, 1L));

        // When
        run(source);

        // Then
        assertEveryEventOnceAndInOrder();
        assertThatThrownBy(dead::commit).isInstanceOf(org.apache.kafka.common.KafkaException.class);
        dead.close();
    }

    @Test
    void shouldRefuseAnotherFileInTheSamePlace() throws Exception {
        // Given
        run(new ListConnector("a", events()));
        int before = TestBroker.committed(settings, Topics.TRACE_EVENT).size();

        // When
        ImportOutcome outcome = run(new ListConnector("b", events()));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ImportOutcome.Refused.class,
                        it -> assertThat(it.reason()).contains("`p` already has an import"));
        assertThat(TestBroker.committed(settings, Topics.TRACE_EVENT)).hasSize(before);
    }

    @Test
    void shouldWriteFactsBeforeTheFirstEventAndNamesOnlyWhereTheyBelong() throws Exception {
        // When
        run(new ListConnector("a", events()));

        // Then
        Account account = (Account)
                TestBroker.committed(settings, Topics.ACCOUNT).getFirst().value();
        AccountName name = (AccountName)
                TestBroker.committed(settings, Topics.ACCOUNT_NAME).getFirst().value();
        Consent consent = (Consent)
                TestBroker.committed(settings, Topics.CONSENT).getFirst().value();
        assertThat(account.getAccount()).matches("[0-9a-f]{16}").isEqualTo(name.getAccount());
        assertThat(consent.getPerson()).isEqualTo(account.getPerson()).doesNotContain("ann");
        assertThat(name.getName()).isEqualTo("ann");
        assertThat(TestBroker.committed(settings, Topics.RESOURCE_ACL)).hasSize(2);
        long firstEvent = TestBroker.committed(settings, Topics.TRACE_EVENT).stream()
                .mapToLong(ConsumerRecord::timestamp)
                .min()
                .orElseThrow();
        assertThat(TestBroker.committed(settings, Topics.CONSENT).getFirst().timestamp())
                .isLessThanOrEqualTo(firstEvent);
    }

    @Test
    void shouldCountWhatCannotBeSent() throws Exception {
        // Given
        List<SourceEvent> events = List.of(
                ListConnector.event(1, -1),
                ListConnector.event(2, 5_000, null),
                ListConnector.event(3, 6_000),
                ListConnector.event(4, Instant.parse("2999-01-01T00:00:00Z").toEpochMilli()));

        // When
        ImportOutcome outcome = run(new ListConnector("a", events));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ImportOutcome.Imported.class,
                        it -> assertThat(it.counts()).isEqualTo(new FeedCounts(1, 2, 4, 1, 1, 3)));
        assertThat(TestBroker.committed(settings, Topics.TRACE_EVENT).stream()
                        .map(ConsumerRecord::value)
                        .filter(Clock.class::isInstance)
                        .map(it -> ((Clock) it).getThrough()))
                .as("an absurd date moves no clock")
                .containsOnly(6_000L);
    }

    private ImportOutcome run(ListConnector connector) throws IOException {
        return run(connector, ImportProgress.SILENT);
    }

    private ImportOutcome run(ListConnector connector, ImportProgress progress) throws IOException {
        return new ImportFeed(settings, SECRET, NOW).run(connector, progress);
    }

    /** Three events share each time, so ties are met at every border. */
    private static List<SourceEvent> events() {
        return IntStream.range(0, EVENTS)
                .mapToObj(it -> ListConnector.event(it, 1_000L + it / 3))
                .toList();
    }

    private void assertEveryEventOnceAndInOrder() {
        Map<Integer, List<SpecificRecord>> byPartition = byPartition();
        List<String> ids = new ArrayList<>();
        for (List<SpecificRecord> records : byPartition.values()) {
            List<TraceEvent> events = records.stream()
                    .filter(TraceEvent.class::isInstance)
                    .map(TraceEvent.class::cast)
                    .toList();
            assertThat(events).isSortedAccordingTo(Comparator.comparingLong(TraceEvent::getSequence));
            events.forEach(it -> ids.add(it.getId()));
            assertThat(records.getLast()).isInstanceOf(Close.class);
            assertThat(records.stream().filter(Close.class::isInstance)).hasSize(1);
        }
        assertThat(byPartition).hasSize(TestBroker.PARTITIONS);
        assertThat(ids).hasSize(EVENTS).doesNotHaveDuplicates();
    }

    private void assertClocksSayNoMoreThanWasSent() {
        for (List<SpecificRecord> records : byPartition().values()) {
            long said = -1;
            int clocks = 0;
            for (SpecificRecord record : records) {
                if (record instanceof Clock clock) {
                    assertThat(clock.getThrough()).isGreaterThan(said);
                    assertThat(clock.getTaskIdle()).isEqualTo(30L * 24 * 3600 * 1000);
                    said = clock.getThrough();
                    clocks++;
                } else if (record instanceof TraceEvent event) {
                    assertThat(event.getTime()).isGreaterThan(said);
                }
            }
            assertThat(said).isEqualTo(1_000L + (EVENTS - 1) / 3);
            assertThat(clocks).isGreaterThanOrEqualTo(EVENTS / 30 - 2);
        }
    }

    private Map<Integer, List<SpecificRecord>> byPartition() {
        Map<Integer, List<SpecificRecord>> byPartition = new TreeMap<>();
        TestBroker.committed(settings, Topics.TRACE_EVENT)
                .forEach(it -> byPartition
                        .computeIfAbsent(it.partition(), _ -> new ArrayList<>())
                        .add(it.value()));
        return byPartition;
    }
}
