package org.opencontextgraph.streams.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.message.Level;
import org.opencontextgraph.schema.message.Trace;
import org.opencontextgraph.streams.release.ReleaseDecision.PassClose;
import org.opencontextgraph.streams.release.ReleaseDecision.Publish;

/** RELEASE.md, "How we know": exact expectations for L0 alone, whatever the secret. */
class RealLogTest {
    private static final int CLOCK_EVERY = 1000;

    @ParameterizedTest(name = "{0} with secret {5}")
    @CsvSource({
        "helpdesk.xes.gz,           13076,  254, 14,  4648, 1",
        "helpdesk.xes.gz,           13076,  254, 14,  4648, 2",
        "receipt.xes.gz,             2453,   73, 15,  1135, 1",
        "bpic2013-incidents.xes.gz, 24585, 1703, 98, 23018, 1",
    })
    void shouldReleaseExactlyWhatTheSpecificationExpects(
            String file, int tasks, int units, int variants, long published, int secret) {
        // Given
        List<Trace> traces = RealLog.traces(file);
        assertThat(traces).hasSize(tasks);
        GateRun run =
                new GateRun(ReleaseSettings.standard(GateRun.secret(secret)).unsafely(5, false, true), 1);

        // When
        for (int i = 0; i < traces.size(); i++) {
            Trace trace = traces.get(i);
            if (i % CLOCK_EVERY == 0) {
                run.send(new Clock(RealLog.LANE, 0, trace.getTimes().getLast() - 1, null));
            }
            run.send(trace);
        }
        run.send(new Close(RealLog.LANE, 0, null));
        run.settle();

        // Then
        List<Publish> publications = run.decisions(Publish.class).stream()
                .filter(publish -> publish.unit().getLevel() == Level.L0)
                .toList();
        Set<List<String>> steps = new HashSet<>();
        long count = 0;
        for (Publish publish : publications) {
            steps.add(publish.unit().getSteps());
            count += publish.unit().getCount();
        }
        assertThat(publications).hasSize(units);
        assertThat(steps).hasSize(variants);
        assertThat(count).isEqualTo(published);
        assertThat(run.decisions(PassClose.class)).hasSize(1);
        assertThat(run.rows.count('E') + run.rows.count('O') + run.rows.count('D'))
                .isZero();
    }
}
