package org.opencontextgraph.compose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogLevelsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.debezium.embedded.async.AsyncEmbeddedEngine",
                "org.apache.kafka.connect.json.JsonConverterConfig",
                "org.postgresql.Driver"
            })
    void shouldKeepLibrariesSilentThatRepeatRowsAndPasswords(String logger) {
        // Given
        LoggerContext context = new LoggerContext();

        // When
        LogLevels.set(context);

        // Then
        assertThat(context.getLogger(logger).getEffectiveLevel()).isEqualTo(Level.OFF);
    }
}
