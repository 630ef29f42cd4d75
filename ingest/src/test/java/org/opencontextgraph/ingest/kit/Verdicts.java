package org.opencontextgraph.ingest.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencontextgraph.ingest.connector.AccountKey;
import org.opencontextgraph.ingest.connector.ConnectorKind;
import org.opencontextgraph.ingest.connector.MappingTable;
import org.opencontextgraph.ingest.connector.SourceEvent;
import org.opencontextgraph.ingest.connector.SourceFact;

/** What has to hold of whatever a connector let out. */
final class Verdicts {
    /** tool.object.verb[:state] */
    static final String STEP = "[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*){2}(:[a-z][a-z0-9-]*)?";

    private static final String TABLE = "mapping.csv";
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}|\\p{Cf}|\\p{Cs}");

    /** A cursor is a record of Kafka, of a megabyte at most. */
    private static final int LONGEST_POSITION = 256 * 1024;

    private static final int LONGEST_MESSAGE = 1_000;
    private static final int LONGEST_NAME = 10_000;

    private Verdicts() {}

    /** No text that people wrote, and no token. */
    static void keepTheirContent(Reader reader) {
        assertThat(reader.everything())
                .noneMatch(it -> it.contains(ToolWorld.CONTENT))
                .noneMatch(it -> it.contains(HttpWorld.TOKEN));
    }

    static void keepPositionsSmall(Reader reader) {
        assertThat(reader.stop().cursors())
                .allSatisfy((stream, position) -> assertThat(position.length())
                        .as("characters of the position of %s", stream)
                        .isLessThan(LONGEST_POSITION));
    }

    /** Nothing of what the tool told stands in a message. */
    static void areQuiet(String place, Reader reader) {
        assertThat(reader.complaints())
                .allSatisfy(it -> assertThat(it)
                        .as("a message about a hostile %s", place)
                        .doesNotContain(HostileText.MARK)
                        .doesNotContain(HttpWorld.TOKEN)
                        .doesNotContainPattern(CONTROL)
                        .hasSizeLessThan(LONGEST_MESSAGE));
    }

    /** What is sent can be sent: names of a length that has an end, in characters that there are. */
    static void areFit(String place, Reader reader) {
        assertThat(reader.events())
                .allSatisfy(event -> assertThat(Stream.of(
                                event.id(),
                                event.resource(),
                                event.account() == null ? "" : event.account().name()))
                        .as("names that a hostile %s makes", place)
                        .allMatch(it -> it.length() < LONGEST_NAME)
                        .noneMatch(it -> it.contains("\u0000"))
                        .allMatch(StandardCharsets.UTF_8.newEncoder()::canEncode));
    }

    /** If the kind has a mapping table, it is what its streams speak; that each row has a valid step is seen when it is read. */
    static void tableIsTheVocabulary(ConnectorKind kind, Set<String> vocabulary) throws IOException {
        try (InputStream in = kind.getClass().getResourceAsStream(TABLE)) {
            if (in != null) {
                assertThat(MappingTable.read(TABLE, in).vocabulary()).isEqualTo(vocabulary);
            }
        }
    }

    static void tellReaders(Reader reader) {
        Set<String> told = reader.facts().stream()
                .map(it -> switch (it) {
                    case SourceFact.ReadersKnown known -> known.resource();
                    case SourceFact.ReadersUnknown unknown -> unknown.resource();
                    case SourceFact.Within within -> within.resource();
                    case SourceFact.AccountFact _, SourceFact.ConsentFact _ -> "";
                })
                .collect(Collectors.toSet());
        assertThat(reader.events()).extracting(SourceEvent::resource).isSubsetOf(told);
    }

    static void tellAccounts(Reader reader) {
        Set<AccountKey> told = reader.facts().stream()
                .filter(SourceFact.AccountFact.class::isInstance)
                .map(it -> ((SourceFact.AccountFact) it).account())
                .collect(Collectors.toSet());
        assertThat(reader.events())
                .extracting(SourceEvent::account)
                .filteredOn(Objects::nonNull)
                .isSubsetOf(told);
    }
}
