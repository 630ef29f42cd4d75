package org.opencontextgraph.compose.privacy.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimeGridTest {
    /** 1.2^14 s is 12,839.18 ms. */
    @Test
    void shouldBeginABucketAtAWholeMillisecond() {
        assertThat(TimeGrid.bucket(12_838)).isEqualTo(13);
        assertThat(TimeGrid.bucket(12_839)).isEqualTo(14);
        assertThat(TimeGrid.bucket(0)).isZero();
        assertThat(TimeGrid.bucket(1_199)).isZero();
        assertThat(TimeGrid.bucket(1_200)).isEqualTo(1);
        assertThat(TimeGrid.bucket(Long.MAX_VALUE)).isEqualTo(90);
    }
}
