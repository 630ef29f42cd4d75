package org.opencontextgraph.query.server.personal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharingTest {
    @ParameterizedTest
    @CsvSource({
        // state, kept back, counts, has a process, readers known, covered, agreed
        "OPEN,      NO, true,  true,  true,  true,  false, OPEN,       ",
        "PRIVATE,   NO, false, false, false, false, false, PRIVATE,    DOES_NOT_COUNT",
        "PRIVATE,   NO, true,  false, false, false, false, PRIVATE,    NO_PROCESS",
        "PRIVATE,   NO, true,  true,  false, false, false, PRIVATE,    NO_CONSENT",
        "PRIVATE,   NO, true,  true,  false, false, true,  PRIVATE,    READERS_UNKNOWN",
        "PRIVATE,   NO, true,  true,  true,  false, true,  PRIVATE,    NO_AUDIENCE",
        "PRIVATE,   NO, true,  true,  true,  true,  true,  PRIVATE,    ",
        "PARKED,    NO, true,  true,  false, false, true,  PARKED,     READERS_UNKNOWN",
        "SENT,      NO, true,  true,  true,  true,  true,  SHARED,     ",
        "SENT,      NO, true,  true,  true,  true,  false, TAKEN_BACK, NO_CONSENT",
        "SUSPENDED, NO, true,  true,  false, false, true,  SUSPENDED,  READERS_UNKNOWN",
        "SUSPENDED, NO, true,  true,  false, false, false, TAKEN_BACK, NO_CONSENT",
        "RETRACTED, NO, true,  true,  true,  true,  true,  TAKEN_BACK, ",
        "RETRACTED, EXCLUDED, true, true, true, true, true, TAKEN_BACK, EXCLUDED",
        "PRIVATE, CORRECTED, true, true, true, true, false, PRIVATE, CORRECTED",
        "PRIVATE, MADE_ANEW, true, true, true, true, true, PRIVATE, MADE_ANEW",
        "PRIVATE, EXCLUDED, false, true, true, true, true, PRIVATE, DOES_NOT_COUNT"
    })
    void shouldSayHowFarATaskCameAndWhyNoFurther(
            String state,
            String keptBack,
            boolean counts,
            boolean hasProcess,
            boolean readersKnown,
            boolean covered,
            boolean agreed,
            Sharing.State shown,
            Sharing.Reason reason) {
        Sharing sharing =
                Sharing.of(new Sharing.Facts(state, keptBack, counts, hasProcess, readersKnown, covered, agreed));
        assertThat(sharing.state()).isEqualTo(shown);
        assertThat(sharing.reason().orElse(null)).isEqualTo(reason);
    }
}
