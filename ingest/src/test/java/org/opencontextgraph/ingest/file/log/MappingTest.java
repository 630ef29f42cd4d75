package org.opencontextgraph.ingest.file.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingTest {

    @Test
    void shouldHaveOneCanonicalTextHoweverItWasWritten() {
        assertThat(Mapping.parse(" time=t, case=c,person= a | b ,activity=x+y").canonical())
                .isEqualTo(Mapping.parse("case=c,activity=x+y,person=a|b,time=t,zone=Z")
                        .canonical())
                .isEqualTo("case=c,activity=x+y,person=a|b,time=t,order=,zone=Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "who=x          ; not 'who'",
                "case           ; one value for 'case'",
                "case=          ; one value for 'case'",
                "case=a,case=b  ; one value for 'case'",
                "zone=Nowhere/X ; not 'Nowhere/X'"
            })
    void shouldRefuseWhatIsNoMapping(String text, String reason) {
        assertThatThrownBy(() -> Mapping.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void shouldJoinActivitiesAndTakeTheFirstPersonThereIs(@TempDir Path directory) throws IOException {
        // Given
        Path file = Files.writeString(directory.resolve("log.xes"), """
                <log xmlns="http://www.xes-standard.org/"><trace><string key="id" value="c"/>
                <event><string key="concept:name" value="a"/><string key="lifecycle:transition" value="start"/>
                  <string key="org:role" value="r"/><date key="when" value="2020-01-01T00:00:00Z"/></event>
                <event><string key="concept:name" value="a"/><string key="org:resource" value="p"/>
                  <string key="org:role" value="r"/><date key="when" value="2020-01-01T00:00:00Z"/></event>
                </trace></log>
                """);

        // When
        ReadLog log = ReadLog.of(
                file, "case=id,activity=concept:name+lifecycle:transition,person=org:resource|org:role,time=when");

        // Then
        assertThat(log.events()).containsExactly(new LogRecord.Accepted("c", "a+start", "r", 1_577_836_800_000L, 0, 0));
        assertThat(log.rejected()).extracting(LogRecord.Rejected::reason).containsExactly("the event has no activity");
    }
}
