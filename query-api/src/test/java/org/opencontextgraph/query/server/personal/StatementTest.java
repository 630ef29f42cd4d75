package org.opencontextgraph.query.server.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatementTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void shouldHoldFromNowOnAndNeverFromBeforeTheLastWord() {
        Statement in = Statement.NONE.then(true, NOON);
        Statement out = in.then(false, NOON.plusSeconds(5));

        assertThat(in).isEqualTo(new Statement(true, Optional.of(NOON)));
        assertThat(out).isEqualTo(new Statement(false, Optional.of(NOON.plusSeconds(5))));
        assertThat(out.then(true, NOON)).isEqualTo(new Statement(true, Optional.of(NOON.plusSeconds(5))));
    }

    @Test
    void shouldNotChangeByTheSameWord() {
        Statement in = Statement.NONE.then(true, NOON);
        assertThat(in.then(true, NOON.plusSeconds(5))).isSameAs(in);
        assertThat(Statement.NONE.then(false, NOON)).isEqualTo(new Statement(false, Optional.of(NOON)));
    }

    /** As the personal room decides it: what began at the very moment may be shared. */
    @Test
    void shouldCoverWhatBeganSince() {
        Statement in = new Statement(true, Optional.of(NOON));
        assertThat(in.covers(NOON)).isTrue();
        assertThat(in.covers(NOON.minusMillis(1))).isFalse();
        assertThat(new Statement(false, Optional.of(NOON)).covers(NOON)).isFalse();
        assertThat(Statement.NONE.covers(NOON)).isFalse();
    }
}
