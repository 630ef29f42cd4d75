package org.opencontextgraph.query.materializer;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.CollectorRegistry;
import org.junit.jupiter.api.Test;

class MaterializerMetricsTest {
    @Test
    void shouldNotTellExactlyHowManyRecordsThereAre() {
        MaterializerMetrics.committed("a table", 999);
        assertThat(told()).isZero();

        MaterializerMetrics.committed("a table", 2);
        assertThat(told()).isEqualTo(1_000);

        MaterializerMetrics.committed("a table", 2_998);
        MaterializerMetrics.committed("a table", 0);
        assertThat(told()).isEqualTo(3_000);
    }

    private static double told() {
        return CollectorRegistry.defaultRegistry.getSampleValue(
                "ocg_materializer_records_total", new String[] {"table"}, new String[] {"a table"});
    }
}
