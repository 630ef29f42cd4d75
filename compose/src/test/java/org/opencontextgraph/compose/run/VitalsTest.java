package org.opencontextgraph.compose.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opencontextgraph.compose.embedded.Refusal;
import org.opencontextgraph.query.server.ReadinessCheck;

@Timeout(30)
class VitalsTest {
    private static final Path LOG = Path.of("logs", "ocg.log");

    private final AtomicBoolean streams = new AtomicBoolean(true);
    private final Vitals vitals =
            new Vitals(List.of(new Part("materializers", () -> true), new Part("streams", streams::get)));

    @Test
    void shouldEndWithOneClearLineWhenAPartStoppedForGood() {
        streams.set(false);

        try (Shutdown shutdown = new Shutdown()) {
            assertThatThrownBy(() -> vitals.watch(shutdown, LOG))
                    .isInstanceOf(Refusal.class)
                    .hasMessage("the streams stopped for good; logs/ocg.log says why");
        }
    }

    @Test
    void shouldEndInPeaceWhenItWasToldToStop() throws InterruptedException {
        Shutdown shutdown = new Shutdown();
        shutdown.add(() -> streams.set(false));
        shutdown.close();

        vitals.watch(shutdown, LOG);

        assertThat(streams).isFalse();
    }

    @Test
    void shouldTellTheApiWhoIsAlive() {
        assertThat(vitals.checks())
                .extracting(ReadinessCheck::name, it -> it.passes().getAsBoolean())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("materializers", true),
                        org.assertj.core.groups.Tuple.tuple("streams", true));
    }
}
