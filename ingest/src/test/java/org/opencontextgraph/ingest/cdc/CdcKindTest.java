package org.opencontextgraph.ingest.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.ingest.connector.ToolSettings;

class CdcKindTest {
    private final CdcKind kind = new CdcKind();

    @Test
    void shouldSayWhichSlotStaysWhenNobodyReads() {
        assertThat(leaves("my-desk", Map.of())).contains("SELECT pg_drop_replication_slot('ocg_my_desk')");
        assertThat(leaves("my-desk", Map.of("slot", "another"))).contains("SELECT pg_drop_replication_slot('another')");
    }

    private String leaves(String name, Map<String, String> said) {
        return kind.leaves(name, new ToolSettings(said).orUsual(kind.settings()))
                .orElseThrow();
    }
}
