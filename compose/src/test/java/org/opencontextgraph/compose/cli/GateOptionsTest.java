package org.opencontextgraph.compose.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class GateOptionsTest {
    @Command
    static final class Probe {
        @Mixin
        private final GateOptions gate = new GateOptions();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--k=4", "--no-caps", "--ungated", "--k=0 --unsafe", "--ungated --k=6 --unsafe"})
    void shouldRefuseWhatTheFloorForbids(String arguments) {
        assertThatThrownBy(() -> settings(arguments)).isInstanceOf(CommandLine.ParameterException.class);
    }

    @Test
    void shouldAllowItWhereItIsSaidToBeUnsafe() {
        assertThat(settings("--k=2 --no-caps --unsafe"))
                .containsEntry("policy.k", "2")
                .containsEntry("policy.caps", "false")
                .containsEntry("policy.unsafe", "true");
        assertThat(settings("--no-caps --unsafe")).doesNotContainKey("policy.k");
        assertThat(settings("--k=7")).containsEntry("policy.k", "7").containsEntry("policy.unsafe", "false");
    }

    @Test
    void shouldKeepAConfiguredKUnlessAnotherOneIsSaid() {
        Map<String, String> configured = new HashMap<>(Map.of("policy.k", "9"));

        configured.putAll(settings("--dump=x"));

        assertThat(configured).containsEntry("policy.k", "9").containsEntry("policy.unsafe", "false");
    }

    private static Map<String, String> settings(String arguments) {
        Probe probe = new Probe();
        CommandLine command = new CommandLine(probe);
        command.parseArgs(arguments.split(" ", -1));
        return probe.gate.settings(command);
    }
}
