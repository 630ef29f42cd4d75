package org.opencontextgraph.ingest.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencontextgraph.ingest.connector.ConnectorKind;

/** The page that walks through writing a connector, taken at its word. */
class WalkTest {
    private static final String TEST = "example.helpdesk.HelpdeskTest";

    @TempDir
    private Path folder;

    @Test
    void shouldEndWithAConnectorThatIsFoundAndPasses() throws Exception {
        try (Walk walk = Walk.compiled(Walk.files(), folder)) {
            assertThat(ServiceLoader.load(ConnectorKind.class, walk.classes()))
                    .extracting(ConnectorKind::name)
                    .contains("helpdesk");

            Walk.Outcome outcome = walk.run(TEST, "");

            assertThat(outcome.failed).isEmpty();
            assertThat(outcome.ran).hasSizeGreaterThan(50);
        }
    }

    /** What a hurried author writes, and the test that notices it. */
    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
                    position.since().toString()                 → position.since().plusSeconds(1).toString()  → AThousandOfOneMoment
                    if (!entries.isArray()) {                   → if (entries.isNull()) {                     → WhateverGoesWrong
                    entry.at("by").at("id").number()            → System.nanoTime()                           → TheSameIdsWhenItBeginsAnew
                    entry.at("ticket").at("id").number()        → entry.at("ticket").at("subject").name()     → WhenThingsAreRenamed
                    position.after(items, full, asked)          → new UpdatedPosition(position.since(), List.of(), List.of(), position.page() + 1) → SomethingIsDeleted
                    position.after(items, full, asked)          → full ? position.after(items, full, asked) : UpdatedPosition.from(asked) → TenMinutesWrong
                    position.after(items, full, asked)          → items.isEmpty() ? UpdatedPosition.from(asked) : position.after(items, full, asked) → EmptyAnswer
                    position.after(items, full, asked)          → position.after(items, full, Instant.MAX.minusSeconds(90_000)) → TheYear2999
                    position.isNew(item, asked)                 → item.updated().isAfter(position.since())    → OneMomentThatIsTheLast
                    new Gathered(desk.readers())                → new Gathered(List.of())                     → WhoReadsIt
                    MEANINGS.table().vocabulary()               → Set.of("desk.ticket.open")                  → WordsOfItsVocabulary
                    desk.name(),                                → "helpdesk",                                 → ANameOfItsOwn
                    e.status() != 401 &&                        →                                             → TheTokenIsNotKnown
                    IllegalArgumentException | DateTimeException → IllegalArgumentException                   → SettingsThatCannotBe
                    """)
    void shouldNotPassWhenItIsBroken(String right, @Nullable String wrong, String noticed) throws Exception {
        // Given
        Map<String, String> files = new TreeMap<>(Walk.files());
        assertThat(files.values()).anyMatch(it -> it.contains(right));
        files.replaceAll((_, text) -> text.replace(right, Objects.requireNonNullElse(wrong, "")));

        try (Walk walk = Walk.compiled(files, folder)) {
            // When
            Walk.Outcome outcome = walk.run(TEST, noticed);

            // Then
            assertThat(outcome.ran).isNotEmpty();
            assertThat(outcome.failed).isNotEmpty();
        }
    }
}
