package org.opencontextgraph.compose.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencontextgraph.ingest.file.FileImport;
import org.opencontextgraph.schema.id.Audience;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class LogOptionsTest {
    @TempDir
    private Path place;

    private Path log;

    @Command
    static final class Probe {
        @Mixin
        private final LogOptions log = new LogOptions();
    }

    @BeforeEach
    void writeALog() throws IOException {
        log = Files.writeString(place.resolve("My Help Desk.xes.gz"), "");
    }

    @Test
    void shouldShareNothingUnlessTheOperatorVouches() {
        FileImport standard = read(false);

        assertThat(standard.vouched()).isFalse();
        assertThat(standard.readers()).isNull();
        assertThat(standard.labelQuorum()).isNull();
        assertThat(standard.process().value()).isEqualTo("my-help-desk");
        assertThat(standard.taskIdle()).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void shouldNameWhatWasNotSaidAndKeepsEverythingBack() {
        Probe probe = new Probe();
        new CommandLine(probe).setCaseInsensitiveEnumValuesAllowed(true).parseArgs();
        assertThat(probe.log.missing())
                .containsExactly(
                        "nobody vouched for consent (--consent all)",
                        "nobody knows who may read it (--readable-by)",
                        "its labels are not registered (--register-labels)");

        Probe all = new Probe();
        new CommandLine(all)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .parseArgs("--consent=all", "--readable-by=everyone", "--register-labels");
        assertThat(all.log.missing()).isEmpty();
    }

    @Test
    void shouldTakeWhatTheOperatorSays() {
        FileImport said = read(
                true,
                "--consent=all",
                "--readable-by=group:payments",
                "--task-idle=14d",
                "--process=desk",
                "--map=case=c,activity=a,person=p,time=t");

        assertThat(said.vouched()).isTrue();
        assertThat(said.readers()).isEqualTo(new Audience("group:payments"));
        assertThat(said.labelQuorum()).isEqualTo(5);
        assertThat(said.taskIdle()).isEqualTo(Duration.ofDays(14));
        assertThat(said.process().value()).isEqualTo("desk");
        assertThat(said.mapping().caseKey()).isEqualTo("c");
    }

    @Test
    void shouldNameTheOptionThatIsWrong() {
        assertThatThrownBy(() -> read(false, "--readable-by=all")).hasMessageContaining("--readable-by");
        assertThatThrownBy(() -> read(false, "--task-idle=soon")).hasMessageContaining("--task-idle");
        assertThatThrownBy(() -> read(false, "--map=colour=red")).hasMessageContaining("--map");
        assertThatThrownBy(() -> read(false, "--process=Desk!")).hasMessageContaining("--process");
    }

    @Test
    void shouldRefuseReadersThatTheInstanceDoesNotDeclare() {
        Probe probe = new Probe();
        CommandLine command = new CommandLine(probe).setCaseInsensitiveEnumValuesAllowed(true);
        command.parseArgs("--readable-by=group:paymants");

        assertThatThrownBy(() -> probe.log.refuseUndeclaredReaders(List.of("everyone", "group:payments")))
                .hasMessageContaining("--readable-by group:paymants")
                .hasMessageContaining("policy.audiences = everyone,group:payments");
        probe.log.refuseUndeclaredReaders(List.of("group:paymants"));
    }

    private FileImport read(boolean register, String... arguments) {
        Probe probe = new Probe();
        CommandLine command = new CommandLine(probe).setCaseInsensitiveEnumValuesAllowed(true);
        command.parseArgs(arguments);
        return probe.log.of(log, register, 5, place, command);
    }
}
