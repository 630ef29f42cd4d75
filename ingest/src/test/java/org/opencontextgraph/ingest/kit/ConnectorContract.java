package org.opencontextgraph.ingest.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.SourceEvent;
import org.opencontextgraph.ingest.connector.Tool;

/** What holds of every connector, whatever its tool is. */
public abstract class ConnectorContract {
    protected static final String NAME = "work";
    private static final int MOST_KILLS = 200;
    private static final Instant BEGIN = Instant.parse("2025-01-05T10:00:00Z");

    private ToolWorld world;

    @SuppressWarnings("NullAway.Init") // before each
    protected ConnectorContract() {}

    /** A world in which nothing has happened; closed by the kit. */
    protected abstract ToolWorld world() throws Exception;

    @BeforeEach
    final void begin() throws Exception {
        world = world();
    }

    @AfterEach
    final void end() throws IOException {
        world.close();
    }

    @Test
    void shouldTellEachHappeningOnce() throws IOException {
        // Given
        happen(0, 250);

        // When
        Reader reader = reader();
        reader.run(open());

        // Then
        assertThat(reader.ids()).hasSize(events(0, 250)).doesNotHaveDuplicates();
        assertThat(reader.events()).extracting(SourceEvent::time).containsExactlyInAnyOrderElementsOf(times(0, 250));

        // When it is read on, and nothing has happened
        reader.run(open());
        assertThat(reader.ids()).hasSize(events(0, 250));

        // When something has
        happen(250, 260);
        reader.run(open());

        // Then
        assertThat(reader.ids()).hasSize(events(0, 260)).doesNotHaveDuplicates();
        Verdicts.keepTheirContent(reader);
    }

    @Test
    void shouldGiveTheSameIdsWhenItBeginsAnew() throws IOException {
        assumeTrue(world.goesBack(), "it is read once");
        happen(0, 120);
        Reader first = reader();
        Reader second = reader();

        first.run(open());
        second.run(open());

        assertThat(second.events()).containsExactlyInAnyOrderElementsOf(first.events());
    }

    @Test
    void shouldGoOnWhereverItWasStopped() throws IOException {
        // Given
        Reader reader = begun();
        happen(0, 250);

        // When it is killed after each fetch, and what it read ahead is never acknowledged
        runKilled(reader);

        // Then
        assertThat(new HashSet<>(reader.ids())).hasSize(events(0, 250));
        assertThat(reader.ids()).doesNotHaveDuplicates();
    }

    @Test
    void shouldGoOnFromAnyEarlierPosition() throws IOException {
        // Given
        assumeTrue(world.goesBack(), "it is read once");
        happen(0, 250);
        Reader whole = reader();
        whole.run(open());

        // When
        for (Reader.Stop stop : whole.stops()) {
            Reader rest = Reader.from(stop, world.limit());
            rest.run(open());

            // Then
            Set<String> both = new HashSet<>(whole.ids().subList(0, stop.events()));
            both.addAll(rest.ids());
            assertThat(both).containsExactlyInAnyOrderElementsOf(whole.ids());
        }
    }

    @Test
    void shouldLoseNoneOfAThousandOfOneMomentAcrossTheBordersOfPages() throws IOException {
        // Given
        Reader reader = begun();
        happen(0, 30);
        for (int i = 30; i < 1_030; i++) {
            world.happen(i, time(30));
        }
        for (int i = 1_030; i < 1_060; i++) {
            world.happen(i, time(i - 1_000));
        }

        // When
        runKilled(reader);

        // Then
        assertThat(reader.ids()).hasSize(events(0, 1_060)).doesNotHaveDuplicates();
        Verdicts.keepPositionsSmall(reader);
    }

    @Test
    void shouldLoseNoneOfOneMomentThatIsTheLast() throws IOException {
        // Given
        for (int i = 0; i < 120; i++) {
            world.happen(i, BEGIN);
        }
        Reader reader = reader();
        reader.run(open());

        // When more of the same moment comes after it was read
        for (int i = 120; i < 130; i++) {
            world.happen(i, BEGIN);
        }
        reader.run(open());

        // Then
        assertThat(reader.ids()).hasSize(events(0, 130)).doesNotHaveDuplicates();
    }

    @Test
    void shouldTakeNothingBackForAnEmptyAnswer() throws IOException {
        // Given
        happen(0, 50);
        Reader reader = reader();
        reader.run(open());
        int told = reader.facts().size();

        // When
        assumeTrue(world.hide(true), "its answers are never empty");
        reader.tryToRun(open());

        // Then
        assertThat(reader.ids()).hasSize(events(0, 50));
        assertThat(reader.facts()).hasSize(told);

        // When
        boolean _ = world.hide(false);
        happen(50, 60);
        reader.run(open());

        // Then
        assertThat(reader.ids()).hasSize(events(0, 60)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(longs = {-600, 600})
    void shouldStandAClockThatIsTenMinutesWrong(long seconds) throws IOException {
        // Given
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(seconds);
        Reader reader = reader();
        for (int i = 0; i < 20; i++) {
            world.happen(i, now.plusSeconds(i - 20));
        }
        reader.run(open());

        // When
        for (int i = 20; i < 22; i++) {
            world.happen(i, now.plusSeconds(i - 20));
            reader.run(open());
        }

        // Then
        assertThat(reader.ids()).hasSize(events(0, 22)).doesNotHaveDuplicates();
        assertThat(reader.complete().values())
                .as("up to when it says that it is complete, by our clock")
                .allSatisfy(it -> assertThat(it).isBeforeOrEqualTo(Instant.now()));
    }

    @Test
    void shouldNotBeLedAstrayByTheYear2999() throws IOException {
        // Given
        happen(0, 5);
        for (int i = 5; i < 10; i++) {
            world.happen(i, Instant.parse("2999-01-01T00:00:00Z"));
        }
        Reader reader = reader();
        reader.tryToRun(open());
        Set<String> first = new TreeSet<>(reader.ids());

        // When
        happen(10, 15);
        reader.tryToRun(open());
        reader.tryToRun(open());

        // Then
        assertThat(reader.ids()).doesNotHaveDuplicates().hasSize(first.size() + events(10, 15));
        assertThat(reader.events()).extracting(SourceEvent::time).containsAll(times(0, 5));
        assertThat(reader.events()).extracting(SourceEvent::time).containsAll(times(10, 15));
    }

    @Test
    void shouldLoseNothingElseWhenSomethingIsDeleted() throws IOException {
        // Given of each stream a page is read
        happen(0, 250);
        Reader reader = reader();
        for (Connector stream : open().streams()) {
            try (stream) {
                boolean _ = reader.step(stream);
            }
        }

        // When
        assumeTrue(world.delete(0), "nothing is ever deleted");
        for (int i = 1; i < 60; i++) {
            boolean _ = world.delete(i);
        }
        for (int i = 200; i < 220; i++) {
            boolean _ = world.delete(i);
        }
        reader.run(open());

        // Then
        List<Long> rest = times(60, 200);
        rest.addAll(times(220, 250));
        assertThat(reader.events()).extracting(SourceEvent::time).containsAll(rest);
        assertThat(reader.ids()).doesNotHaveDuplicates();
    }

    @Test
    void shouldKeepItsIdsWhenThingsAreRenamed() throws IOException {
        // Given
        happen(0, 60);
        Reader before = reader();
        before.run(open());
        Reader.Stop stop = before.stop();

        // When
        assumeTrue(world.rename(), "nothing has a name");
        happen(60, 70);
        Reader after = Reader.from(stop, world.limit());
        after.run(open());

        // Then
        assertThat(after.ids()).hasSize(events(60, 70)).doesNotContainAnyElementsOf(before.ids());
        if (world.goesBack()) {
            Reader anew = reader();
            anew.run(open());
            List<SourceEvent> both = new ArrayList<>(before.events());
            both.addAll(after.events());
            assertThat(anew.events()).containsExactlyInAnyOrderElementsOf(both);
        }
    }

    @Test
    void shouldKnowAgainWhatIsToldTwiceOrInNoOrder() throws IOException {
        // Given
        happen(0, 250);
        boolean repeated = world.repeat(3) && world.repeat(120) && world.repeat(249);
        boolean shuffled = world.shuffle();
        assumeTrue(repeated || shuffled, "each thing is told once and in order");
        Reader reader = reader();

        // When
        reader.run(open());
        happen(250, 260);
        reader.run(open());

        // Then
        assertThat(new LinkedHashSet<>(reader.ids())).hasSize(events(0, 260));
    }

    @Test
    void shouldMakeNoNewEventOfWhatIsNoStep() throws IOException {
        // Given
        happen(0, 60);
        Reader reader = reader();
        reader.run(open());
        Set<String> before = new HashSet<>(reader.ids());

        // When
        for (int i = 0; i < 60; i += 3) {
            assumeTrue(world.touch(i, time(600 + i)), "nothing changes without being a step");
        }
        reader.run(open());

        // Then
        assertThat(before).containsAll(reader.ids());
    }

    @Test
    void shouldStandHostileStringsInEachPlace() throws Exception {
        for (String place : world.places()) {
            try (ToolWorld hostile = world()) {
                // Given
                List<String> texts =
                        HostileText.all().stream().filter(hostile::holds).toList();
                for (int i = 0; i < texts.size(); i++) {
                    hostile.happen(i, time(i), place, texts.get(i));
                }
                hostile.happen(texts.size(), time(texts.size()));
                Reader reader = reader();

                // When
                reader.tryToRun(hostile.open(NAME));

                // Then
                Verdicts.areQuiet(place, reader);
                Verdicts.areFit(place, reader);
                Verdicts.keepPositionsSmall(reader);
                boolean stopped = reader.events().stream()
                        .noneMatch(it -> it.time() == time(texts.size()).toEpochMilli());
                assertThat(stopped && reader.complaints().isEmpty())
                        .as("what comes after a hostile %s is lost without a word", place)
                        .isFalse();
            }
        }
    }

    @Test
    void shouldSpeakOnlyWordsOfItsVocabulary() throws IOException {
        happen(0, 60);
        Reader reader = reader();
        reader.run(open());

        Set<String> vocabulary = open().streams().stream()
                .flatMap(it -> it.source().vocabulary().stream())
                .collect(Collectors.toSet());
        assertThat(vocabulary).isNotEmpty().allMatch(it -> it.matches(Verdicts.STEP));
        assertThat(reader.events()).extracting(SourceEvent::label).isSubsetOf(vocabulary);
        assertThat(reader.events()).extracting(SourceEvent::process).doesNotContainNull();
        Verdicts.tableIsTheVocabulary(world.kind(), vocabulary);
    }

    @Test
    void shouldSayOfEachResourceWhoReadsItAndOfEachAccountWhoseItIs() throws IOException {
        happen(0, 60);
        Reader reader = reader();

        reader.run(open());

        Verdicts.tellReaders(reader);
        Verdicts.tellAccounts(reader);
    }

    @Test
    void shouldGiveEachStreamANameOfItsOwn() {
        List<Connector> streams = open().streams();

        assertThat(streams).isNotEmpty();
        assertThat(streams).extracting(it -> it.source().stream()).doesNotHaveDuplicates();
        assertThat(streams).extracting(it -> it.source().fingerprint()).doesNotHaveDuplicates();
        assertThat(streams).allSatisfy(it -> {
            assertThat(it.source().connector()).isEqualTo(NAME);
            assertThat(it.source().lane().isLive()).isTrue();
        });
    }

    @Test
    void shouldFindNothingMissingWhereNothingIs() throws IOException {
        happen(0, 3);

        assertThat(open().check().missing()).isEmpty();
    }

    private void runKilled(Reader reader) throws IOException {
        List<String> streams =
                open().streams().stream().map(it -> it.source().stream()).toList();
        for (String name : streams) {
            boolean more = true;
            for (int kills = 0; more; kills++) {
                assertThat(kills).as("kills until everything was read").isLessThan(MOST_KILLS);
                try (Connector stream = stream(open(), name)) {
                    more = reader.step(stream);
                    if (more) {
                        stream.fetch(reader.cursor(stream), world.limit()); // read, and lost
                    }
                }
            }
        }
    }

    private static Connector stream(Tool tool, String name) {
        return tool.streams().stream()
                .filter(it -> it.source().stream().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** One that has read its beginning, if that is read in one piece. */
    private Reader begun() throws IOException {
        Reader reader = reader();
        if (!world.goesBack()) {
            reader.run(open());
        }
        return reader;
    }

    final ToolWorld there() {
        return world;
    }

    private Tool open() {
        return world.open(NAME);
    }

    private Reader reader() {
        return Reader.fromTheBeginning(world.limit());
    }

    final void happen(int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            world.happen(i, time(i));
        }
    }

    /** How many events they make. */
    final int events(int from, int to) {
        return IntStream.range(from, to).map(world::events).sum();
    }

    private static Instant time(int number) {
        return BEGIN.plus(Duration.ofMinutes(number));
    }

    private List<Long> times(int from, int to) {
        return IntStream.range(from, to)
                .boxed()
                .flatMap(it -> Collections.nCopies(world.events(it), time(it).toEpochMilli()).stream())
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
