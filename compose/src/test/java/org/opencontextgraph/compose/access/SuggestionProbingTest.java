package org.opencontextgraph.compose.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.compose.e2e.PublicLog;
import org.opencontextgraph.database.Role;
import org.opencontextgraph.query.materializer.DirectTables;
import org.opencontextgraph.schema.codec.MessageCodec;
import org.opencontextgraph.schema.message.Unit;
import org.opencontextgraph.schema.topic.Topics;

/**
 * What happens next after every short prefix over the vocabulary of a real log: nothing but a function of what was published. A
 * sample of them; all of them with {@code -Docg.requests}, as {@code ./ocg soak api} does.
 */
class SuggestionProbingTest {
    private static final String LOG = "SEPSIS";
    private static final int K = 5;
    private static final int LONGEST = 4;
    private static final int VOCABULARY = 18;
    private static final int SAMPLE = 2_500;
    private static final boolean ALL = System.getProperty("ocg.requests") != null;
    private static final int SIDE_BY_SIDE = 3;

    /** Four people did it, one fewer than a unit needs. */
    private static final String WITHHELD = "Something that four did";

    private static final String NEVER = "Something that none did";
    private static final String PATH = "/api/v1/suggest/next_steps";
    private static final Caller READER = new Caller("a reader", List.of());
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void shouldSayNothingButWhatFollowsFromPublishedUnits() throws Exception {
        // Given a log with and without something that too few did, and an API over what is published of each
        long begun = System.nanoTime();
        RealLog log = RealLog.read(PublicLog.parts(LOG));
        RealLog more = log.with(K - 1, List.of(WITHHELD, WITHHELD));
        List<Unit> units = log.published(K);
        assertThat(more.published(K)).isEqualTo(units).isNotEmpty();
        assertThat(more.labels()).contains(WITHHELD);
        ReleasedModel model = new ReleasedModel(units);
        List<String> vocabulary = new ArrayList<>(log.labels());
        List<String> unpublished =
                vocabulary.stream().filter(step -> !model.knows(step)).toList();
        vocabulary.add(WITHHELD);
        vocabulary.add(NEVER);
        assertThat(vocabulary).hasSizeLessThanOrEqualTo(VOCABULARY).anyMatch(model::knows);
        List<List<String>> prefixes = prefixes(vocabulary);

        // When everything is asked
        try (Door without = new Door(published(units), Fault.NONE);
                Door with = new Door(published(more.published(K)), Fault.NONE)) {
            Queue<String> differences = new ConcurrentLinkedQueue<>();
            Map<String, Boolean> releases = new ConcurrentHashMap<>();
            ask(without, List.of(NEVER)); // the model is read, the token is signed
            ask(with, List.of(NEVER));
            try (ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
                List<Future<Void>> working = new ArrayList<>();
                for (int worker = 0; worker < SIDE_BY_SIDE; worker++) {
                    int first = worker;
                    working.add(threads.submit(() -> {
                        for (int i = first; i < prefixes.size() && differences.isEmpty(); i += SIDE_BY_SIDE) {
                            List<String> prefix = prefixes.get(i);
                            String answer = ask(i % 2 == 0 ? without : with, prefix);
                            var json = JSON.readTree(answer);
                            releases.put(
                                    i % 2 + json.path("model").path("version").asText(), true);
                            String told = ReleasedModel.told(json);
                            String expected = model.after(prefix);
                            if (!told.equals(expected)) {
                                differences.add(prefix + "\n  model " + expected + "\n  API   " + told);
                            }
                        }
                        return null;
                    }));
                }
                for (Future<Void> worker : working) {
                    worker.get();
                }
            }

            // Then
            assertThat(differences).isEmpty();
            assertThat(releases).as("one release each").hasSize(2);
            shouldAddUpPlainly(without, units, vocabulary);
            report(prefixes.size(), vocabulary, unpublished, units, Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    /** After one step there is nothing to look back to: by plain adding up. */
    private static void shouldAddUpPlainly(Door door, List<Unit> units, List<String> vocabulary)
            throws IOException, InterruptedException {
        PlainSuggestions plain = new PlainSuggestions(units);
        for (String step : vocabulary) {
            String body = body(List.of(step)).replaceFirst("\\{", "{\"limit\":20,");
            List<String> told = new ArrayList<>();
            JSON.readTree(door.post(READER, PATH, body))
                    .path("suggestions")
                    .forEach(next -> told.add(next.path("step").asText() + " "
                            + next.path("probability_percent").asText() + " "
                            + next.path("median_seconds").asText()));
            assertThat(told).as(step).isEqualTo(plain.after(step));
        }
    }

    /** What too few did, and what nobody did: the same bytes, but for the caller's own words, by the same statements. */
    @Test
    void shouldTellWithheldFromNeverHappenedByNothing() throws Exception {
        RealLog log = RealLog.read(PublicLog.parts(LOG)).with(K - 1, List.of(WITHHELD, WITHHELD));
        List<Unit> units = log.published(K);
        ReleasedModel model = new ReleasedModel(units);
        List<String> known = log.labels().stream().filter(model::knows).toList();
        List<String> withheld =
                log.labels().stream().filter(step -> !model.knows(step)).toList();
        assertThat(withheld).contains(WITHHELD);
        RecordedStatements statements = new RecordedStatements();
        int pairs = 0;
        try (Door door = new Door(statements.over(published(units).as(Role.API)), Fault.NONE)) {
            ask(door, List.of(NEVER));
            for (String one : withheld) {
                for (List<String> prefix : around(one, known)) {
                    statements.take();
                    String answer = ask(door, prefix);
                    List<String> asked = statements.take();
                    String never = ask(
                            door,
                            prefix.stream()
                                    .map(step -> step.equals(one) ? NEVER : step)
                                    .toList());

                    assertThat(answer.replace(one, NEVER)).isEqualTo(never);
                    assertThat(statements.take())
                            .as(String.valueOf(prefix))
                            .isEqualTo(asked)
                            .isNotEmpty();
                    pairs++;
                }
            }
        }
        append(pairs
                + " pairs of prefixes, one with a step that was withheld and one with a step that never was (withheld: "
                + withheld.size()
                + " steps): the same bytes but for the caller's own words, and the same statements.\n\n");
    }

    /** Alone, at the end, in the middle and at the beginning. */
    private static List<List<String>> around(String step, List<String> known) {
        List<List<String>> prefixes = new ArrayList<>(List.of(List.of(step), List.of(step, step)));
        for (String other : known) {
            prefixes.add(List.of(other, step));
            prefixes.add(List.of(step, other));
            for (String third : ALL ? known : known.subList(0, 3)) {
                prefixes.add(List.of(other, step, third));
                prefixes.add(List.of(step, other, third));
                prefixes.add(List.of(other, third, step));
            }
        }
        return prefixes;
    }

    /** All of the short ones, and of the longer ones all or some. */
    private static List<List<String>> prefixes(List<String> vocabulary) {
        List<List<String>> all = new ArrayList<>();
        List<List<String>> longest = List.of(List.of());
        for (int length = 1; length <= LONGEST; length++) {
            List<List<String>> longer = new ArrayList<>();
            for (List<String> prefix : longest) {
                for (String step : vocabulary) {
                    List<String> next = new ArrayList<>(prefix);
                    next.add(step);
                    longer.add(next);
                }
            }
            longest = longer;
            all.addAll(longer);
        }
        if (ALL) {
            return all;
        }
        List<List<String>> some = new ArrayList<>(all);
        Collections.shuffle(some, new Random(1));
        List<List<String>> sample = new ArrayList<>(
                all.stream().filter(prefix -> prefix.size() <= 2).toList());
        sample.addAll(some.subList(0, SAMPLE));
        return sample;
    }

    private static String ask(Door door, List<String> steps) throws IOException, InterruptedException {
        return door.post(READER, PATH, body(steps));
    }

    private static String body(List<String> steps) throws JsonProcessingException {
        return JSON.writeValueAsString(JSON.createObjectNode()
                .put("process_key", RealLog.PROCESS)
                .set("recent_steps", JSON.valueToTree(steps)));
    }

    private static Store published(List<Unit> units) throws SQLException {
        Store store = Store.migrated();
        try (DirectTables tables =
                new DirectTables(store.as(Role.MATERIALIZER), store.as(Role.MATERIALIZER_PERSONAL))) {
            tables.write(
                    Topics.UNIT,
                    units.stream()
                            .map(unit -> KeyValue.pair(
                                    unit.getUnit().getBytes(StandardCharsets.UTF_8), MessageCodec.encode(unit)))
                            .toList());
        }
        return store;
    }

    private static void report(
            int asked, List<String> vocabulary, List<String> unpublished, List<Unit> units, Duration took)
            throws IOException {
        append(asked + " prefixes of at most " + LONGEST + " steps over " + vocabulary.size()
                + " labels (all of " + LOG + ", of which " + unpublished.size()
                + " were never published, and two more) against " + units.size() + " published units in "
                + took.toSeconds()
                + " s: every answer is the one of a model of these units, whatever was not published.\n\n");
    }

    private static void append(String text) throws IOException {
        System.out.println(text);
        String file = System.getProperty("ocg.soak.result");
        if (file != null) {
            Files.writeString(Path.of(file), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }
}
