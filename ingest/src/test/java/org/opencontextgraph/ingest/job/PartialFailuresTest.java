package org.opencontextgraph.ingest.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencontextgraph.ingest.feed.FeedSettings;
import org.opencontextgraph.ingest.feed.TestBroker;
import org.opencontextgraph.ingest.registry.Diagnosis;
import org.opencontextgraph.ingest.registry.Diagnosis.Completeness;

/** More than thirty ways in which a tool tells less than all: each is seen, its cause is named, and what to do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartialFailuresTest {
    private final TestBackends backends;
    private final FeedSettings feed;
    private int tools;

    PartialFailuresTest() throws Exception {
        backends = TestBackends.start();
        feed = TestBroker.newTopics("partial-failures.");
    }

    @AfterAll
    void stop() throws IOException {
        backends.close();
    }

    static Stream<PartialFailure> failures() {
        return Stream.of(GithubFailures.all(), JiraFailures.all(), TopicFailures.all())
                .flatMap(it -> it.stream());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void shouldBeSeenWithItsCauseAndWhatToDo(PartialFailure failure) throws Exception {
        // When
        Diagnosis diagnosis = failure.run().diagnose(new ExaminedTools(backends.database(), feed), "tool-" + ++tools);

        // Then
        assertThat(diagnosis.completeness()).as("%s", diagnosis.findings()).isNotEqualTo(Completeness.COMPLETE);
        assertThat(diagnosis.findings())
                .filteredOn(it -> it.weight() != Completeness.COMPLETE)
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.remedy()).isNotBlank())
                .anySatisfy(it -> {
                    assertThat(it.what()).contains(failure.says());
                    assertThat(it.remedy().toLowerCase(Locale.ROOT)).contains(failure.todo());
                });
    }

    @Test
    void shouldBeMoreThanThirty() {
        assertThat(failures().map(PartialFailure::what).distinct()).hasSizeGreaterThanOrEqualTo(30);
    }

    static void isComplete(Diagnosis diagnosis) {
        assertThat(diagnosis).isEqualTo(new Diagnosis(Completeness.COMPLETE, java.util.List.of()));
    }
}
