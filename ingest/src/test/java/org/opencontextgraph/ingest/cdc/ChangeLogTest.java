package org.opencontextgraph.ingest.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.ingest.http.GuardedAccess;

class ChangeLogTest {
    private static final int TIMES = 12;
    private static final int STARTS_MS = 400;

    @Test
    void shouldLeaveNobodyReadingHoweverSoonItIsClosed() throws Exception {
        Random random = new Random(7);
        try (EmbeddedPostgres server = Desk.server("logical");
                Desk desk = Desk.on(server, "soon");
                SourceDatabase database = SourceDatabase.open(source(desk).link())) {
            CdcSource source = source(desk);
            Map<String, List<String>> keys = database.keys(source.mapping().tables());
            long begin = database.makeSlot(source.slot());

            for (int i = 0; i < TIMES; i++) {
                // When
                try (ChangeLog _ = ChangeLog.open(source, EngineSettings.log(source, keys, begin))) {
                    Thread.sleep(i % 2 == 0 ? 0 : random.nextInt(STARTS_MS));
                }

                // Then
                await().atMost(Duration.ofSeconds(5))
                        .until(() -> !database.slot(source.slot()).orElseThrow().active());
            }
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .noneMatch(it -> it.contains("cdc-soon") || it.contains("ocg-soon"));
        }
    }

    private static CdcSource source(Desk desk) {
        Map<String, String> said = desk.settings();
        Address address = Address.parse(String.valueOf(said.get("address")));
        GuardedAccess access = new GuardedAccess(Desk.PASSWORD, true, InstantSource.system());
        return new CdcSource(
                "soon",
                new Link(address, Desk.READER, false, access),
                desk.slot(),
                "ocg_desk",
                MappingFile.read(Desk.MAPPING),
                List.of(),
                1L << 30);
    }
}
