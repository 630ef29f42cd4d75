package org.opencontextgraph.ingest.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every connector whose tool is behind HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class HttpConnectorContract extends ConnectorContract {
    private static final int HAPPENINGS = 130;

    private final RecordingServer elsewhere = RecordingServer.before(_ -> Reply.json("[]"));

    @Override
    protected abstract HttpWorld world() throws Exception;

    /** What goes wrong; whoever has more of it adds that. */
    protected Stream<Fault> faults() {
        return Fault.all(elsewhere.address()).stream();
    }

    @AfterEach
    final void onlyRead() {
        assertThat(web().front().writing()).as("requests that could write").isEmpty();
        assertThat(elsewhere.asked()).as("requests to another server").isEmpty();
    }

    @AfterAll
    final void close() {
        elsewhere.close();
    }

    /** At each request of the conversation, one after the other. */
    @ParameterizedTest
    @MethodSource("faults")
    void shouldLoseNothingAndSaySoWhateverGoesWrong(Fault fault) throws Exception {
        // Given
        happen(0, HAPPENINGS);
        int requests = withoutFault();

        // When, Then
        atOnce(requests, number -> goesWrong(number, fault));
    }

    /** At each request with which it asks who may read. */
    @ParameterizedTest
    @MethodSource("faults")
    void shouldNotTakeAnOutageForNobody(Fault fault) throws Exception {
        // Given
        if (!web().admit()) {
            assertThat(web().kind().hasPermissions())
                    .as("it can be asked who may read it, and its world does not `admit` anybody")
                    .isFalse();
        }
        assumeTrue(web().kind().hasPermissions(), "it is not asked who may read it");
        Permissions whole;
        int requests;
        try (RecordingServer through = RecordingServer.before(web(), web().readingPosts())) {
            whole = Permissions.of(web().open(NAME, through));
            requests = through.asked().size();
        }
        assertThat(whole.complaints()).as("what a run without faults says").isEmpty();
        assertThat(whole.resources()).isNotEmpty();
        assertThat(whole.grants())
                .anyMatch(it -> it.contains(" may read "))
                .anyMatch(it -> it.contains(" is in "))
                .noneMatch(it -> it.contains(ToolWorld.CONTENT));

        // When, Then
        atOnce(requests, number -> goesWrong(number, fault, whole));
    }

    private void goesWrong(int number, Fault fault, Permissions whole) throws IOException {
        try (RecordingServer through = RecordingServer.before(web(), web().readingPosts())) {
            // When
            through.damage(number, fault);
            Permissions said = Permissions.of(web().open(NAME, through));

            // Then nobody else is let in, and whoever is not any more is missed
            assertThat(whole.grants()).as("%s at request %s", fault, number).containsAll(said.grants());
            boolean same =
                    said.grants().equals(whole.grants()) && said.resources().equals(whole.resources());
            assertThat(same || !said.complaints().isEmpty())
                    .as("%s at request %s: less is said, and not a word about it", fault, number)
                    .isTrue();
            assertThat(said.complaints())
                    .noneMatch(it -> it.contains(HttpWorld.TOKEN))
                    .noneMatch(it -> it.contains(ToolWorld.CONTENT))
                    .noneMatch(it -> it.contains("maintained"));
            assertThat(through.writing()).as("requests that could write").isEmpty();
        }
    }

    @Test
    void shouldSayThatTheTokenIsNotKnown() throws IOException {
        web().front().damage(1, new Fault("401", Fault.Span.FROM_THEN_ON, (line, _) -> line.send(Reply.status(401))));

        assertThat(web().open(NAME).check().missing()).isNotEmpty();
    }

    /** At each request that it asks with. */
    @ParameterizedTest
    @MethodSource("faults")
    void shouldNotFindATokenGoodThatCouldNotBeTried(Fault fault) throws Exception {
        // Given
        happen(0, 3);
        int requests;
        try (RecordingServer through = RecordingServer.before(web(), web().readingPosts())) {
            assertThat(web().open(NAME, through).check().missing()).isEmpty();
            requests = through.asked().size();
        }

        // When, Then
        atOnce(requests, number -> {
            try (RecordingServer through = RecordingServer.before(web(), web().readingPosts())) {
                through.damage(number, fault);
                List<String> said = new ArrayList<>();
                try {
                    said.addAll(web().open(NAME, through).check().missing());
                } catch (IOException e) {
                    said.add(String.valueOf(e.getMessage()));
                }
                assertThat(said).noneMatch(it -> it.contains(HttpWorld.TOKEN));
                assertThat(!said.isEmpty() || through.asked().size() >= requests)
                        .as("%s at request %s of a check that finds nothing", fault, number)
                        .isTrue();
            }
        });
    }

    @Test
    void shouldRefuseSettingsThatCannotBe() {
        Map<String, String> usual = web().settings(web().front().address());
        for (String name : usual.keySet()) {
            Map<String, String> said = new HashMap<>(usual);
            said.put(name, "\u0000 nothing of the kind");
            assertThatThrownBy(() -> web().open(NAME, said))
                    .as("%s that cannot be", name)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private int withoutFault() throws IOException {
        try (RecordingServer through = RecordingServer.before(web(), web().readingPosts())) {
            Reader whole = Reader.fromTheBeginning(web().limit());
            whole.run(web().open(NAME, through));
            assertThat(new HashSet<>(whole.ids())).hasSize(events(0, HAPPENINGS));
            return through.asked().size();
        }
    }

    private void goesWrong(int number, Fault fault) throws IOException {
        try (RecordingServer through = RecordingServer.before(web(), web().readingPosts())) {
            // Given
            through.damage(number, fault);
            Reader reader = Reader.fromTheBeginning(web().limit());

            // When
            reader.tryToRun(web().open(NAME, through));

            // Then the run went on, or says so
            int all = events(0, HAPPENINGS);
            Set<String> ids = new HashSet<>(reader.ids());
            assertThat(ids.size() == all || !reader.complaints().isEmpty())
                    .as("%s at request %s: %s of %s, and not a word", fault, number, ids.size(), all)
                    .isTrue();
            assertThat(reader.complaints()).noneMatch(it -> it.contains("maintained"));
            Verdicts.keepTheirContent(reader);

            // When
            through.repair();
            reader.run(web().open(NAME, through));

            // Then
            assertThat(new HashSet<>(reader.ids()))
                    .as("%s at request %s: after the next run", fault, number)
                    .hasSize(events(0, HAPPENINGS));
            assertThat(through.writing()).as("requests that could write").isEmpty();
        }
    }

    /** Something that is done for each request. */
    private interface AtRequest {
        void at(int number) throws Exception;
    }

    /** All of them at once, since many only wait. */
    private static void atOnce(int requests, AtRequest what) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> all = new ArrayList<>();
            for (int i = 1; i <= requests; i++) {
                int number = i;
                all.add(() -> {
                    what.at(number);
                    return true;
                });
            }
            for (Future<Boolean> one : threads.invokeAll(all)) {
                assertThat(one.get()).isTrue();
            }
        }
    }

    private HttpWorld web() {
        return (HttpWorld) there();
    }
}
