package org.opencontextgraph.compose.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencontextgraph.compose.cli.Said;
import org.opencontextgraph.compose.embedded.DataDirectory;
import org.opencontextgraph.compose.embedded.EmbeddedBackends;
import org.opencontextgraph.compose.embedded.EmbeddedPostgres;
import org.opencontextgraph.compose.embedded.Preparation;
import org.opencontextgraph.compose.run.Shutdown;

/** An instance whose backends belong to somebody else, as they do in containers; here they run beside it. */
class GivenBackendsTest {
    @TempDir
    private Path place;

    @Test
    void shouldReleaseTheSameOnBackendsThatSomebodyElseRuns() throws Exception {
        // Given
        Map<String, String> undisturbed = UndisturbedDemo.units();
        Path directory = Instances.withCommonSecrets(place.resolve("ours"));
        try (DataDirectory theirs = DataDirectory.open(place.resolve("theirs"));
                EmbeddedBackends servers = EmbeddedBackends.start(theirs, Preparation.NONE, true);
                Shutdown _ = Instances.start(directory, addresses(servers), Instances.STANDARD)) {

            // When
            Said said = Said.by(PublicLog.vouched(UndisturbedDemo.LOG, directory));

            // Then
            assertThat(said.code()).as(said.err()).isZero();
            RunningInstance instance = RunningInstance.on(directory);
            new InvariantChecker(instance).check();
            assertThat(instance.units(UndisturbedDemo.LOG)).isEqualTo(undisturbed);
        }
    }

    private static GivenBackends addresses(EmbeddedBackends servers) {
        Map<String, String> addresses = new HashMap<>();
        servers.kafka()
                .clientSettings()
                .forEach((name, value) -> addresses.put(
                        "kafka." + (name.equals("bootstrap.servers") ? "bootstrap-servers" : name), value));
        addresses.put("postgres.url", servers.postgres().jdbcUrl());
        addresses.put("postgres.administrator", EmbeddedPostgres.SUPERUSER);
        addresses.put(
                "postgres.administrator-password",
                servers.postgres().password(EmbeddedPostgres.SUPERUSER).reveal());
        addresses.put("redis.uri", servers.redis().uri());
        return new GivenBackends(addresses);
    }
}
