package org.opencontextgraph.query.server.personal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharingTest {
    @ParameterizedTest
    @CsvSource({
        // state, counts, has a process, readers known, covered, agreed
        "OPEN,      true,  true,  true,  true,  false, OPEN,       ",
        "PRIVATE,   false, false, false, false, false, PRIVATE,    DOES_NOT_COUNT",
        "PRIVATE,   true,  false, false, false, false, PRIVATE,    NO_PROCESS",
        "PRIVATE,   true,  true,  false, false, false, PRIVATE,    NO_CONSENT",
        "PRIVATE,   true,  true,  false, false, true,  PRIVATE,    READERS_UNKNOWN",
        "PRIVATE,   true,  true,  true,  false, true,  PRIVATE,    NO_AUDIENCE",
        "PRIVATE,   true,  true,  true,  true,  true,  PRIVATE,    ",
        "PARKED,    true,  true,  false, false, true,  PARKED,     READERS_UNKNOWN",
        "SENT,      true,  true,  true,  true,  true,  SHARED,     ",
        "SENT,      true,  true,  true,  true,  false, TAKEN_BACK, NO_CONSENT",
        "SUSPENDED, true,  true,  false, false, true,  SUSPENDED,  READERS_UNKNOWN",
        "SUSPENDED, true,  true,  false, false, false, TAKEN_BACK, NO_CONSENT",
        "RETRACTED, true,  true,  true,  true,  true,  TAKEN_BACK, "
    })
    void shouldSayHowFarATaskCameAndWhyNoFurther(
            String state,
            boolean counts,
            boolean hasProcess,
            boolean readersKnown,
            boolean covered,
            boolean agreed,
            Sharing.State shown,
            Sharing.Reason reason) {
        Sharing sharing = Sharing.of(new Sharing.Facts(state, counts, hasProcess, readersKnown, covered, agreed));
        assertThat(sharing.state()).isEqualTo(shown);
        assertThat(sharing.reason().orElse(null)).isEqualTo(reason);
    }
}
