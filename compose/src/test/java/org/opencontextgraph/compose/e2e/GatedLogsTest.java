package org.opencontextgraph.compose.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencontextgraph.compose.demo.DemoReport;

/** RELEASE.md, "How we know": exact expectations for L0 alone, from the file to the API. */
class GatedLogsTest {
    @RegisterExtension
    static final InstanceUnderTest INSTANCE = new InstanceUnderTest(Instances.WITHOUT_CAPS);

    @TempDir
    private Path place;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "helpdesk,           13076,  254, 14,  4648",
        "receipt,             2453,   73, 15,  1135",
        "bpic2013-incidents, 24585, 1703, 98, 23018",
    })
    void shouldReleaseExactlyWhatFivePersonsShare(String log, long tasks, long units, int variants, long published) {
        try (DemoOfLogs demo = new DemoOfLogs(INSTANCE.running())) {
            // When
            DemoReport report = demo.load(log, place.resolve("dump.json"));

            // Then
            assertThat(report.tasks()).isEqualTo(tasks);
            assertThat(report.unitsPublished()).isGreaterThan(units);
            assertThat(report.unitsL0()).isEqualTo(units);
            assertThat(report.tracesPublished()).isEqualTo(published);
            assertThat(demo.api().variants(log))
                    .hasSize(variants)
                    .allSatisfy(it -> assertThat(it.count() % 5).isZero());
        }
    }
}
