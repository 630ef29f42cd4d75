package org.opencontextgraph.compose.bench.ingest;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencontextgraph.compose.embedded.Refusal;

class ArrivedTest {
    @ParameterizedTest
    @CsvSource({
        "9, 9, 9", // not sent
        "10, 9, 9", // lost on the way
        "10, 11, 10", // one row twice
        "10, 10, 9", // one twice and one lost
        "10, 11, 11", // one that the tool does not hold
    })
    void shouldEndTheBenchmarkWhenARowIsMissingOrTwice(long sent, long rows, long ids) {
        assertThatThrownBy(() -> new Arrived(sent, rows, ids).require("github", 10))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("github: the tool holds 10 events");
    }

    @Test
    void shouldTakeWhatWasSentTwiceAndIsThereOnce() {
        assertThatCode(() -> new Arrived(11, 10, 10).require("jira", 10)).doesNotThrowAnyException();
    }
}
