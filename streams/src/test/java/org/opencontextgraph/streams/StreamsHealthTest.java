package org.opencontextgraph.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.schema.config.ConfigException;

class StreamsHealthTest {
    private final StreamsHealth health = new StreamsHealth();

    @Test
    void shouldBeAliveWhileItStartsAndRebalances() {
        health.onChange(State.REBALANCING, State.CREATED);
        assertThat(health.isAlive()).isTrue();
        assertThat(health.isRunning()).isFalse();
        health.onChange(State.RUNNING, State.REBALANCING);
        assertThat(health.isRunning()).isTrue();
        assertThat(health.hasTold()).isFalse();
    }

    @Test
    void shouldTellWhenItStopsForGood() {
        health.onChange(State.RUNNING, State.REBALANCING);
        health.onChange(State.PENDING_ERROR, State.RUNNING);
        assertThat(health.isAlive()).isFalse();
        assertThat(health.hasTold()).isTrue();
        health.onChange(State.ERROR, State.PENDING_ERROR);
        assertThat(health.isAlive()).isFalse();
    }

    @Test
    void shouldRefuseASettingThatWouldOverrideAFixedOne() {
        StreamsSettings standard = CorridorTest.settings(Path.of("state"), 1);
        assertThatThrownBy(() -> new StreamsSettings(
                        "test",
                        Path.of("state"),
                        1,
                        1L,
                        Duration.ofMillis(100),
                        standard.corridor(),
                        standard.personal(),
                        standard.release(),
                        Map.of("processing.guarantee", "at_least_once")))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("kafka.processing.guarantee: ");
    }
}
